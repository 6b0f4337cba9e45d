"""All that is typed comes in here: fields with one contract for Enter, paste and the keys of their own."""
