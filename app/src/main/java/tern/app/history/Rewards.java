package tern.app.history;

import java.util.List;

/// What stake earned.
///
/// @param rewards oldest first
/// @param untold  how many times it could not be told what a position earned in a day
public record Rewards(List<Reward> rewards, int untold) {

    public Rewards {
        rewards = List.copyOf(rewards);
    }
}
