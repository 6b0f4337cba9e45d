"""Where it is kept: the tables, the file or server they live in, its migrations, its journal, its lock."""
