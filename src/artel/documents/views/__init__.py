"""Pages of documents: the register of incoming ones, papers, signing, approvals, the public check."""
