package tern.node.manage;

/// What a node is doing.
public enum NodeState {
    STOPPED,
    /// What a start needs is being looked at, or the program is being fetched.
    CHECKING,
    /// The program runs and does not answer yet.
    STARTING,
    /// It answers and is behind the network.
    SYNCING,
    /// It is as far as the network.
    RUNNING,
    /// It runs, but nothing moves; [NodeStatus#problem] says what.
    STALLED,
    /// It ended by itself and is started again: [NodeStatus#restart] says when.
    WAITING,
    STOPPING,
    /// It ended, or was ended, for a reason that starting it again does not mend; [NodeStatus#problem] says which.
    FAILED;

    /// Whether there is a process.
    public boolean isAlive() {
        return this == STARTING || this == SYNCING || this == RUNNING || this == STALLED || this == STOPPING;
    }

    /// Whether something is going on that [NodeService#stop] ends.
    public boolean canStop() {
        return (isAlive() && this != STOPPING) || this == WAITING || this == CHECKING;
    }
}
