package tern.node.miner;

/// How a miner is.
public enum MinerState {
    STOPPED,
    CHECKING,
    RUNNING,
    /// Stopped by a rule of the person's, and started again when that has passed.
    PAUSED,
    /// It ended, and is started again after a while.
    WAITING,
    STOPPING,
    /// It ended, and starting it again would not help, or has not.
    FAILED;

    /// Whether stopping it has something to do.
    public boolean canStop() {
        return this == RUNNING || this == PAUSED || this == WAITING || this == CHECKING;
    }
}
