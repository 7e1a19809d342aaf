package tern.app.subnets;

/// Which subnets the table shows.
public enum SubnetFilter {
    /// All but root.
    ALL,
    /// Where the accounts shown have stake.
    YOURS,
    /// Where a miner can begin.
    MINEABLE,
    /// What the person marked.
    STARRED
}
