"""The hands that the reader is measured with. Whoever mends the reader leaves this folder unread."""
