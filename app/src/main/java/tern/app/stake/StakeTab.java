package tern.app.stake;

/// What is shown of the subnet that is looked at.
enum StakeTab {
    VALIDATORS, POOL, REWARDS
}
