package tern.app.history;

import java.util.List;

/// What stake earned.
///
/// @param rewards  oldest first
/// @param untoldOn the subnet of each time that it could not be told what a position earned in a day
public record Rewards(List<Reward> rewards, List<Integer> untoldOn) {

    public Rewards {
        rewards = List.copyOf(rewards);
        untoldOn = List.copyOf(untoldOn);
    }

    /// How many times it could not be told what a position earned in a day.
    public int untold() {
        return untoldOn.size();
    }

    /// As above, on one subnet.
    public int untold(int netuid) {
        return (int) untoldOn.stream().filter(on -> on == netuid).count();
    }
}
