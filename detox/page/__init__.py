"""Reports as pages: one HTML file or one Markdown text, complete in itself."""
