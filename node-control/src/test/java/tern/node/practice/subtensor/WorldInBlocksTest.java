package tern.node.practice.subtensor;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import tern.node.practice.frame.State;
import tern.node.practice.runtime.BlockRun;
import tern.node.practice.runtime.Executive;
import tern.node.practice.runtime.PracticeBlock;
import tern.node.practice.runtime.RuntimeEdition;
import tern.wallet.units.Hash32;

/// The world inside blocks as the node makes them.
class WorldInBlocksTest {

    @Test
    void blocksLiveAndCanBeTakenBack() throws Exception {
        Practice practice = new Practice(RuntimeEdition.CURRENT, 17);
        Executive executive = new Executive(practice.runtime);
        State state = practice.state;
        Hash32 before = state.root();
        BlockRun abandoned = executive.begin(state, 1, Hash32.of(new byte[32]), 12_000);
        abandoned.system(practice.world::live);
        abandoned.abandon();
        assertThat(state.root()).isEqualTo(before);

        Hash32 parent = Hash32.of(new byte[32]);
        int trades = 0;
        for (int number = 1; number <= 8; number++) {
            BlockRun run = executive.begin(state, number, parent, number * 12_000L);
            run.system(practice.world::live);
            PracticeBlock block = run.end();
            parent = block.hash();
            trades += (int) practice.runtime.core().system().events.get(state)
                    .stream()
                    .filter(each -> each.event().decl().name().startsWith("Stake"))
                    .count();
        }
        assertThat(trades).isGreaterThan(10);
        practice.check();
        practice.checkShares();
    }
}
