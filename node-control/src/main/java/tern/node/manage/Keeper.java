package tern.node.manage;

/// Who restarts the node when it ends, ends it when the disk is full, and writes its log.
public enum Keeper {
    /// Nobody: it was left running, or Tern was killed. [NodeService#adopt] makes it [#SELF].
    NOBODY,
    /// This process.
    SELF,
    /// Another process of Tern.
    OTHER
}
