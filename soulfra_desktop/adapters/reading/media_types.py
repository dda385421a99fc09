"""What kinds of documents are called."""

from __future__ import annotations

TEXT = "text/plain"
HTML = "text/html"
MARKDOWN = "text/markdown"
PDF = "application/pdf"
RTF = "application/rtf"
EPUB = "application/epub+zip"
ODT = "application/vnd.oasis.opendocument.text"
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
PPTX = "application/vnd.openxmlformats-officedocument.presentationml.presentation"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
ZIP = "application/zip"
CODE = "text/x-code"
"""With the language behind it, as in text/x-code.py."""
WORDS = {
    PDF: "a PDF",
    DOCX: "a Word document",
    PPTX: "a PowerPoint presentation",
    XLSX: "an Excel workbook",
    ODT: "an OpenDocument text",
    EPUB: "an EPUB book",
    RTF: "a rich text (RTF)",
    HTML: "a web page",
    MARKDOWN: "a Markdown text",
    "text/csv": "a table (CSV)",
    CODE: "source code",
    TEXT: "plain text",
    "image/png": "a picture (PNG)",
    "image/jpeg": "a picture (JPEG)",
    "image/gif": "a picture (GIF)",
    "image/webp": "a picture (WebP)",
    "image/tiff": "a picture (TIFF)",
    "image/bmp": "a picture (BMP)",
    "video": "a film",
    "audio": "a sound",
    "font": "a font",
    "image": "a picture",
    "opendocument": "an OpenDocument file other than a text",
    "office": "an Office file of another kind",
    "zip": "a zip file",
    "document": "a document",
}
"""With the article, as they stand in a sentence."""
