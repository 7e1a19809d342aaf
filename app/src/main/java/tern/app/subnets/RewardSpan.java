package tern.app.subnets;

import java.util.ArrayList;
import java.util.List;

/// How far back the rewards go.
public enum RewardSpan {
    WEEK(7, 1), MONTH(30, 1), YEAR(364, 7);

    private static final long BLOCKS_A_DAY = 7_200;

    private final int days;
    private final int step;

    RewardSpan(int days, int step) {
        this.days = days;
        this.step = step;
    }

    public int days() {
        return days;
    }

    /// Days that one sample stands for.
    public int step() {
        return step;
    }

    /// The blocks to look at, newest first: the newest, then one a day (a week) at numbers that are the same whenever it
    /// is asked, so that what was read once need not be read again.
    ///
    /// @param first the subnet's first block
    List<Long> blocks(long head, long first) {
        List<Long> blocks = new ArrayList<>();
        blocks.add(head);
        long distance = BLOCKS_A_DAY * step;
        long at = head / distance * distance;
        for (int i = 0; i < days / step && at > first; i++) {
            if (at < head) {
                blocks.add(at);
            }
            at -= distance;
        }
        return blocks;
    }
}
