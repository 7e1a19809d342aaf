package tern.node.practice.subtensor;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import tern.node.practice.runtime.RuntimeEdition;
import tern.wallet.crypto.Secret;
import tern.wallet.keys.AccountId;
import tern.wallet.keys.KeyException;
import tern.wallet.keys.KeyPair;
import tern.wallet.keys.KeyScheme;
import tern.wallet.keys.SecretUri;

/// The accounts of the world that everybody has the keys of.
class WorldAccountsTest {

    private static final long SEED = 11;

    private final Practice practice = new Practice(RuntimeEdition.CURRENT, SEED);

    private static AccountId derived(String uri) throws KeyException {
        try (Secret secret = Secret.takeBytes(uri.getBytes(StandardCharsets.UTF_8));
                KeyPair pair = SecretUri.derive(KeyScheme.SR25519, secret)) {
            return pair.account();
        }
    }

    @Test
    void addressesAreThoseOfTheDevelopmentPhrase() throws Exception {
        List<String> names = List.of("Alice", "Bob", "Charlie", "Dave", "Eve", "Ferdie");
        for (int i = 0; i < names.size(); i++) {
            assertThat(PlayAccounts.DEVELOPERS.get(i)).isEqualTo(derived("//" + names.get(i)));
        }
        assertThat(PlayAccounts.DEVELOPERS).hasSize(names.size()).startsWith(PlayAccounts.ALICE);
        assertThat(World.HOLDER).isEqualTo(derived("//Wallet"));
    }

    @Test
    void developersHaveTaoAndAliceIsSudo() {
        for (AccountId developer : PlayAccounts.DEVELOPERS) {
            assertThat(practice.free(developer)).isEqualTo(100_000 * Practice.TAO);
        }
        assertThat(practice.runtime.core().sudo().key(practice.state)).contains(PlayAccounts.ALICE);
        assertThat(practice.free(World.account(SEED, "savings", 0))).as("there is still a rest")
                .isGreaterThan(100_000 * Practice.TAO);
    }

    @Test
    void theHolderHasAPortfolioThatLivesOn() {
        assertPortfolio();
        for (int hour = 1; hour <= 480; hour++) {
            practice.block += 300;
            practice.world.hour(practice.state, practice.block, 300);
        }
        assertPortfolio();
        practice.check();
        practice.checkShares();
    }

    private void assertPortfolio() {
        assertThat(practice.free(World.HOLDER)).isEqualTo(1_250 * Practice.TAO);
        TreeMap<Integer, Long> alpha = new TreeMap<>();
        TreeMap<AccountId, Long> root = new TreeMap<>();
        for (AccountId hotkey : practice.chain.stakingHotkeys.get(practice.state, World.HOLDER)) {
            for (int netuid : practice.chain.alphaV2.keys(practice.state, hotkey, World.HOLDER)) {
                long stake = practice.stake(hotkey, World.HOLDER, netuid);
                if (netuid == 0) {
                    root.put(hotkey, stake);
                } else {
                    long price = practice.chain.market().pool(practice.state, netuid).price();
                    alpha.put(netuid, Amounts.mulDiv(stake, price, Pool.ONE));
                }
            }
        }
        assertThat(alpha).hasSize(7);
        assertThat(alpha.values()).allSatisfy(
                rao -> assertThat(rao).isBetween(20 * Practice.TAO, 200 * Practice.TAO));
        assertThat(root.values()).as("root stake only changes when it is traded")
                .containsExactlyInAnyOrder(402 * Practice.TAO, 148 * Practice.TAO);
    }
}
