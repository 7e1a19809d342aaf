package tern.node.manage;

/// Which node.
public enum NodeKind {
    PRACTICE, BITTENSOR
}
