"""The notice board at the desk: documents to hang, where they hang, what the law wants hung."""
