package tern.node.practice.subtensor;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tern.node.practice.runtime.RuntimeEdition;
import tern.wallet.crypto.Blake2;
import tern.wallet.keys.AccountId;
import tern.wallet.units.Hash32;

/// Seats, endpoints, takes and coldkey swaps.
class RegistrationTest {

    private static final int NETUID = 4;

    private Practice practice;
    private AccountId me;
    private final AccountId hotkey = Practice.account(100);

    @BeforeEach
    void world() {
        practice = new Practice(RuntimeEdition.CURRENT, 3);
        me = practice.rich(1, 1_000);
    }

    private long price() {
        return practice.chain.burn.get(practice.state, NETUID);
    }

    @Test
    void priceJumpsWithEverySeatAndFallsAfterwards() {
        long price = price();
        assertThat(practice.call(me, "register_limit", NETUID, hotkey, price - 1))
                .contains("RegistrationPriceLimitExceeded");
        assertThat(practice.call(me, "register_limit", NETUID, hotkey, price)).isEmpty();
        assertThat(practice.free(me)).isEqualTo(1_000 * Practice.TAO - price);
        assertThat(price()).isBetween((long) (price * 1.259), (long) (price * 1.26));
        long jumped = price();
        for (int i = 0; i < 360; i++) {
            practice.chain.registrationRules().decay(practice.state, NETUID);
        }
        assertThat(price()).isBetween((long) (jumped * 0.499), jumped / 2 + 1);
        assertThat(practice.call(me, "burned_register", NETUID, hotkey)).contains("HotKeyAlreadyRegisteredInSubNet");
        assertThat(practice.call(me, "burned_register", 0, hotkey)).contains("RegistrationNotPermittedOnRootSubnet");
        assertThat(practice.call(practice.rich(2, 10), "burned_register", 6, hotkey)).contains("NonAssociatedColdKey");
        practice.check();
    }

    @Test
    void aFullSubnetGivesUpItsWorstSeatThatIsNotImmune() {
        practice.chain.maxAllowedUids.put(practice.state, NETUID, 33);
        practice.block = 10;
        assertThat(practice.call(me, "burned_register", NETUID, hotkey)).contains("NoNeuronIdAvailable");
        practice.block = 6_000;
        AccountId out = practice.chain.keys.get(practice.state, NETUID, 0);
        assertThat(practice.call(me, "burned_register", NETUID, hotkey)).isEmpty();
        assertThat(practice.chain.uids.find(practice.state, NETUID, hotkey)).contains(0);
        assertThat(practice.chain.uids.find(practice.state, NETUID, out)).isEmpty();
        practice.check();
    }

    /// The first proof by trying whose highest byte is zero, or is not.
    private byte[] proof(Hash32 block, long[] nonce, boolean zero) {
        for (long each = 0;; each++) {
            byte[] seal = WorkSeats.seal(9, block, hotkey, me, each);
            if (seal[31] == 0 == zero) {
                nonce[0] = each;
                return seal;
            }
        }
    }

    @Test
    void aSeatIsGivenForWorkOfTheLastBlocksAndForEachProofOnce() {
        Hash32 hash = filled(7);
        practice.block = 100;
        practice.runtime.core().system().blockHashes.put(practice.state, 99L, hash);
        practice.chain.difficulty.put(practice.state, 9, 256L);
        long[] nonce = new long[1];
        byte[] work = proof(hash, nonce, true);
        assertThat(practice.call(me, "pow_register", NETUID, 99L, nonce[0], work, hotkey))
                .as("none there")
                .contains("SubNetRegistrationDisabled");
        assertThat(practice.call(me, "pow_register", 0, 99L, nonce[0], work, hotkey))
                .contains("RegistrationNotPermittedOnRootSubnet");
        assertThat(practice.call(me, "pow_register", 9, 100L, nonce[0], work, hotkey)).contains("InvalidWorkBlock");
        assertThat(practice.call(me, "pow_register", 9, 94L, nonce[0], work, hotkey)).contains("InvalidWorkBlock");
        assertThat(practice.call(me, "pow_register", 9, 99L, nonce[0] + 1, work, hotkey)).contains("InvalidSeal");
        assertThat(practice.call(practice.rich(2, 10), "pow_register", 9, 99L, nonce[0], work, hotkey))
                .as("somebody else's proof")
                .contains("InvalidSeal");
        long[] weak = new long[1];
        byte[] easy = proof(hash, weak, false);
        assertThat(practice.call(me, "pow_register", 9, 99L, weak[0], easy, hotkey)).contains("InvalidDifficulty");

        assertThat(practice.call(me, "pow_register", 9, 99L, nonce[0], work, hotkey)).isEmpty();
        assertThat(practice.chain.uids.find(practice.state, 9, hotkey)).isPresent();
        assertThat(practice.free(me)).as("it costs nothing").isEqualTo(1_000 * Practice.TAO);
        assertThat(practice.call(me, "pow_register", 31, 99L, nonce[0], work, hotkey))
                .as("one proof, one seat")
                .contains("InvalidWorkBlock");
        assertThat(practice.call(me, "pow_register", 9, 99L, nonce[0], work, Practice.account(101)))
                .contains("TooManyRegistrationsThisBlock");
        practice.check();
    }

    @Test
    void sealsAreThoseOfOtherLibraries() {
        AccountId two = AccountId.of(filled(2).bytes());
        AccountId three = AccountId.of(filled(3).bytes());
        assertThat(Hash32.of(WorkSeats.seal(1, filled(1), two, three, 0)).toString())
                .endsWith("7cdaced691a70795a7656ad9b76ef2c16b961686a14a790bcb22eed6226ef103");
        assertThat(Hash32.of(WorkSeats.seal(1, filled(1), two, three, -1)).toString())
                .endsWith("69f1aef50783893195365b4fb62a4745085c31fee525a0984bc20301ab377aaf");
    }

    private static Hash32 filled(int with) {
        byte[] bytes = new byte[32];
        java.util.Arrays.fill(bytes, (byte) with);
        return Hash32.of(bytes);
    }

    @Test
    void endpointsAreCheckedAndRateLimited() {
        practice.block = 100;
        BigInteger ip = BigInteger.valueOf(0xCB007105L);
        assertThat(practice.call(hotkey, "serve_axon", NETUID, 1L, ip, 8091, 4, 4, 0, 0))
                .contains("HotKeyNotRegisteredInNetwork");
        practice.call(me, "burned_register", NETUID, hotkey);
        assertThat(practice.call(hotkey, "serve_axon", NETUID, 1L, ip, 0, 4, 4, 0, 0)).contains("InvalidPort");
        assertThat(practice.call(hotkey, "serve_axon", NETUID, 1L, BigInteger.valueOf(0x7f000001L), 8091, 4, 4, 0, 0))
                .contains("InvalidIpAddress");
        BigInteger allOnes = BigInteger.ONE.shiftLeft(128).subtract(BigInteger.ONE);
        assertThat(practice.call(hotkey, "serve_axon", NETUID, 1L, allOnes, 8091, 6, 4, 0, 0))
                .contains("InvalidIpAddress");
        assertThat(practice.call(hotkey, "serve_axon", NETUID, 1L, BigInteger.ONE, 8091, 6, 4, 0, 0))
                .contains("InvalidIpAddress");
        assertThat(practice.call(hotkey, "serve_axon", NETUID, 1L, ip, 8091, 4, 4, 0, 0)).isEmpty();
        assertThat(practice.call(hotkey, "serve_axon", NETUID, 1L, ip, 0, 4, 4, 0, 0))
                .contains("ServingRateLimitExceeded");
        assertThat(practice.call(hotkey, "serve_axon", NETUID, 1L, ip, 8092, 4, 4, 0, 0))
                .contains("ServingRateLimitExceeded");
        practice.block += 50;
        assertThat(practice.call(hotkey, "serve_axon", NETUID, 1L, ip, 8092, 4, 4, 0, 0)).isEmpty();
    }

    @Test
    void takesGoUpSlowlyAndDownAtOnce() {
        practice.block = 10;
        practice.call(me, "burned_register", NETUID, hotkey);
        assertThat(practice.call(me, "decrease_take", hotkey, 1_000)).isEmpty();
        assertThat(practice.call(me, "increase_take", hotkey, 2_000)).contains("DelegateTxRateLimitExceeded");
        practice.block += 216_000;
        assertThat(practice.call(me, "increase_take", hotkey, 2_000)).contains("DelegateTxRateLimitExceeded");
        practice.block++;
        assertThat(practice.call(me, "increase_take", hotkey, 20_000)).contains("DelegateTakeTooHigh");
        assertThat(practice.call(me, "increase_take", hotkey, 1_000)).contains("DelegateTakeTooLow");
        assertThat(practice.call(me, "decrease_take", hotkey, 1_000)).contains("DelegateTakeTooLow");
        assertThat(practice.call(me, "decrease_take", hotkey, 1_001)).contains("DelegateTakeTooLow");
        assertThat(practice.call(me, "increase_take", hotkey, 2_000)).isEmpty();
        assertThat(practice.call(practice.rich(2, 1), "decrease_take", hotkey, 1)).contains("NonAssociatedColdKey");
    }

    @Test
    void whoIsNoDelegateMayTakeAnyTake() {
        practice.block = 10;
        practice.call(me, "burned_register", NETUID, hotkey);
        assertThat(practice.call(me, "increase_take", hotkey, 5_000)).isEmpty();
        assertThat(practice.call(me, "increase_take", hotkey, 5_001)).contains("DelegateTxRateLimitExceeded");
    }

    @Test
    void aRootSeatMakesAnUnownedHotkeyTheSigners() {
        assertThat(practice.call(me, "root_register", hotkey)).isEmpty();
        assertThat(practice.chain.owner.get(practice.state, hotkey)).isEqualTo(me);
        assertThat(practice.chain.delegates.get(practice.state, hotkey)).isEqualTo(11_796);
    }

    @Test
    void moneyIsLookedForBeforeTheOwner() {
        AccountId poor = Practice.account(9);
        assertThat(practice.call(poor, "burned_register", 6, World.validator(3, 5, 0)))
                .contains("NotEnoughBalanceToStake");
    }

    @Test
    void aSeatTellsWhatWasRecycled() {
        long price = price();
        practice.call(me, "burned_register", NETUID, hotkey);
        assertThat(practice.events.stream()
                .filter(event -> event.decl().toString().endsWith("RAORecycledForRegistrationSet"))
                .map(event -> event.values())).containsExactly(List.of(NETUID, price));
    }

    @Test
    void weightsTakesAndEndpointsAreFree() {
        assertThat(practice.chain.calls().stream().filter(call -> !call.paysFee()).map(call -> call.name()))
                .containsExactlyInAnyOrder("set_weights", "set_mechanism_weights", "batch_set_weights",
                        "commit_weights", "commit_mechanism_weights", "batch_commit_weights", "reveal_weights",
                        "reveal_mechanism_weights", "commit_crv3_mechanism_weights", "batch_reveal_weights",
                        "commit_timelocked_weights", "commit_timelocked_mechanism_weights", "decrease_take",
                        "increase_take", "serve_axon", "serve_axon_tls", "serve_prometheus", "associate_evm_key",
                        "pow_register");
    }

    @Test
    void aRootSeatCostsABurn() {
        practice.call(me, "burned_register", NETUID, hotkey);
        long before = practice.free(me);
        assertThat(practice.call(me, "root_register", hotkey)).isEmpty();
        assertThat(before - practice.free(me)).isEqualTo(100_000_000L);
        assertThat(practice.chain.uids.find(practice.state, 0, hotkey)).contains(World.VALIDATORS);
        practice.check();
    }

    @Test
    void anAnnouncedSwapCostsAndWaits() {
        Hash32 hash = Hash32.of(Blake2.hash256(Practice.account(77).bytes()));
        assertThat(practice.call(me, "clear_coldkey_swap_announcement")).contains("ColdkeySwapAnnouncementNotFound");
        assertThat(practice.call(me, "announce_coldkey_swap", hash)).isEmpty();
        assertThat(practice.chain.coldkeySwapAnnouncements.find(practice.state, me).orElseThrow().first())
                .isEqualTo(36_000L);
        assertThat(practice.call(me, "announce_coldkey_swap", hash)).contains("ColdkeySwapReannouncedTooEarly");
        assertThat(practice.call(me, "clear_coldkey_swap_announcement")).contains("ColdkeySwapClearTooEarly");
        practice.block = 36_000 + 7_200;
        assertThat(practice.call(me, "clear_coldkey_swap_announcement")).isEmpty();
        assertThat(practice.free(me)).isEqualTo(1_000 * Practice.TAO - 100_000_000L);
        practice.check();
    }

    @Test
    void anAnnouncedSwapMovesEverything() {
        AccountId fresh = Practice.account(77);
        AccountId validator = World.validator(3, 1, 0);
        practice.call(me, "burned_register", NETUID, hotkey);
        practice.call(me, "add_stake", validator, 1, 10 * Practice.TAO);
        practice.call(me, "add_stake", validator, 0, 10 * Practice.TAO);
        long stake = practice.stake(validator, me, 1);
        practice.call(me, "announce_coldkey_swap", Hash32.of(Blake2.hash256(fresh.bytes())));
        practice.block = 35_999;
        assertThat(practice.call(me, "swap_coldkey_announced", Practice.account(78)))
                .contains("AnnouncedColdkeyHashDoesNotMatch");
        assertThat(practice.call(me, "swap_coldkey_announced", fresh)).contains("ColdkeySwapTooEarly");
        practice.block = 36_000;
        long free = practice.free(me);

        assertThat(practice.call(me, "swap_coldkey_announced", fresh)).isEmpty();

        assertThat(practice.free(fresh)).isEqualTo(free - 500);
        assertThat(practice.stake(validator, me, 1)).isZero();
        assertThat(practice.stake(validator, fresh, 1)).isBetween(stake - 5, stake);
        assertThat(practice.stake(validator, fresh, 0)).isBetween(10 * Practice.TAO - 5, 10 * Practice.TAO);
        assertThat(practice.chain.owner.get(practice.state, hotkey)).isEqualTo(fresh);
        practice.check();
        practice.checkShares();
    }
}
