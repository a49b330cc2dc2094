"""Documents of an office or a reader: Word, OpenDocument, RTF, PDF, EPUB, subtitles."""
