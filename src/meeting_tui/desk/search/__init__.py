"""Search: what people said, decided, proposed and hung, by words, pinyin initials, person and date."""
