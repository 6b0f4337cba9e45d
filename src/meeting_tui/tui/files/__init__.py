"""Files on the screens: a path is typed and completed, or picked from folders."""
