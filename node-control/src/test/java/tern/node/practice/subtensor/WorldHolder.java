package tern.node.practice.subtensor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tern.wallet.keys.AccountId;

/// What has to be true of the practice holder's portfolio.
final class WorldHolder {

    private WorldHolder() {}

    /// One alpha position is with a validator that sits on the subnet and is idle; the others' validators earn.
    static void assertOneIdle(Practice practice) {
        SubtensorPallet chain = practice.chain;
        List<Integer> idle = new ArrayList<>();
        int earning = 0;
        for (AccountId hotkey : chain.stakingHotkeys.get(practice.state, World.HOLDER)) {
            for (int netuid : chain.alphaV2.keys(practice.state, hotkey, World.HOLDER)) {
                if (netuid == 0) {
                    continue;
                }
                Optional<Integer> uid = chain.uids.find(practice.state, netuid, hotkey);
                assertThat(uid).as("seat on subnet " + netuid).isPresent();
                boolean earns = chain.alphaDividendsPerSubnet.get(practice.state, netuid, hotkey) > 0;
                assertThat(chain.active.get(practice.state, netuid).get(uid.get())).isEqualTo(earns);
                long age = practice.block - chain.lastUpdate.get(practice.state, netuid).get(uid.get());
                if (earns) {
                    earning++;
                    assertThat(age).isLessThan(2_000);
                } else {
                    idle.add(netuid);
                    assertThat(age).as("days").isGreaterThan(14_400);
                }
            }
        }
        assertThat(idle).containsExactly(WorldValidators.IDLE_NETUID);
        assertThat(earning).isEqualTo(6);
    }
}
