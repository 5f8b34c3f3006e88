"""Files that are not plain text: what each says, as text. Run in a process of their own, see services/format_process.

Nothing is fetched, nothing inside a file is run, and what cannot be read is told in one sentence.
"""
