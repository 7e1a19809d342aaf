package tern.node.practice.subtensor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tern.node.practice.frame.Event;
import tern.node.practice.runtime.RuntimeEdition;
import tern.node.practice.runtime.Executive;
import tern.wallet.keys.AccountId;

/// Staking calls against a world that stands still.
class StakingTest {

    private static final int NETUID = 5;

    private Practice practice;
    private AccountId me;
    private AccountId hotkey;

    @BeforeEach
    void world() {
        practice = new Practice(RuntimeEdition.CURRENT, 7);
        me = practice.rich(1, 1_000);
        hotkey = World.validator(7, NETUID, 0);
    }

    private List<Object> last(String event) {
        return practice.events.stream()
                .filter(each -> each.decl().name().equals(event))
                .reduce((a, b) -> b)
                .map(Event::values)
                .orElseThrow();
    }

    private List<Object> quote(String method, long amount) throws Exception {
        byte[] args = new byte[10];
        args[0] = NETUID;
        for (int i = 0; i < 8; i++) {
            args[2 + i] = (byte) (amount >> (8 * i));
        }
        byte[] answer = new Executive(practice.runtime).callApi(practice.state, "SwapRuntimeApi_" + method, args)
                .orElseThrow();
        return FinneyTypes.SIM_SWAP_RESULT.fromBytes(answer);
    }

    @Test
    void purchaseGivesWhatTheQuoteSaid() throws Exception {
        List<Object> quote = quote("sim_swap_tao_for_alpha", 100 * Practice.TAO);

        assertThat(practice.call(me, "add_stake", hotkey, NETUID, 100 * Practice.TAO)).isEmpty();

        List<Object> added = last("StakeAdded");
        assertThat(added.get(2)).isEqualTo(100 * Practice.TAO);
        assertThat(added.get(3)).isEqualTo(quote.get(1));
        assertThat(added.get(5)).isEqualTo(quote.get(2)).isEqualTo(100 * Practice.TAO * 33 / 65_535);
        assertThat(practice.free(me)).isEqualTo(900 * Practice.TAO);
        assertThat(practice.stake(hotkey, me, NETUID)).isBetween((Long) quote.get(1) - 2, (Long) quote.get(1));
        practice.check();
        practice.checkShares();
    }

    @Test
    void saleGivesWhatTheQuoteSaidAndEmptiesThePosition() throws Exception {
        practice.call(me, "add_stake", hotkey, NETUID, 100 * Practice.TAO);
        long stake = practice.stake(hotkey, me, NETUID);
        List<Object> quote = quote("sim_swap_alpha_for_tao", stake);
        long before = practice.free(me);

        assertThat(practice.call(me, "remove_stake", hotkey, NETUID, stake)).isEmpty();

        assertThat(practice.free(me) - before).isEqualTo(quote.get(0));
        assertThat(practice.stake(hotkey, me, NETUID)).isZero();
        practice.check();
        practice.checkShares();
    }

    @Test
    void limitsFillInPartOrNotAtAll() {
        long price = practice.chain.market().pool(practice.state, NETUID).price();
        long limit = price + price / 1_000;

        assertThat(practice.call(me, "add_stake_limit", hotkey, NETUID, 900 * Practice.TAO, limit, false))
                .contains("SlippageTooHigh");
        assertThat(practice.call(me, "add_stake_limit", hotkey, NETUID, 900 * Practice.TAO, price, true))
                .contains("PriceLimitExceeded");
        assertThat(practice.call(me, "add_stake_limit", hotkey, NETUID, 900 * Practice.TAO, limit, true)).isEmpty();
        assertThat((Long) last("StakeAdded").get(2)).isBetween(Practice.TAO / 10, 899 * Practice.TAO);
        assertThat(practice.chain.market().pool(practice.state, NETUID).price()).isBetween(limit - 2, limit);
        long down = limit - limit / 5_000;
        assertThat(practice.call(me, "remove_stake_limit", hotkey, NETUID, -1L, down, false))
                .contains("SlippageTooHigh");
        assertThat(practice.call(me, "remove_stake_limit", hotkey, NETUID, -1L, down, true)).isEmpty();
        assertThat(practice.stake(hotkey, me, NETUID)).isPositive();
        assertThat(practice.call(me, "remove_stake_full_limit", hotkey, NETUID, Optional.of(price * 2)))
                .contains("PriceLimitExceeded");
        assertThat(practice.call(me, "remove_stake_full_limit", hotkey, NETUID, Optional.empty())).isEmpty();
        assertThat(practice.stake(hotkey, me, NETUID)).isZero();
        practice.check();
    }

    @Test
    void errorsHaveTheChainsNames() {
        assertThat(practice.call(me, "add_stake", hotkey, NETUID, 2_000_000L)).contains("AmountTooLow");
        assertThat(practice.call(me, "add_stake", hotkey, 999, Practice.TAO)).contains("SubnetNotExists");
        assertThat(practice.call(me, "add_stake", Practice.account(50), NETUID, Practice.TAO))
                .contains("HotKeyAccountNotExists");
        assertThat(practice.call(me, "add_stake", hotkey, NETUID, 5_000 * Practice.TAO))
                .contains("NotEnoughBalanceToStake");
        assertThat(practice.call(me, "remove_stake", hotkey, NETUID, Practice.TAO))
                .contains("NotEnoughStakeToWithdraw");
        assertThat(practice.call(me, "move_stake", hotkey, hotkey, NETUID, NETUID, 1L)).contains("SameNetuid");
        assertThat(practice.call(me, "lock_stake", hotkey, NETUID, 1L)).contains("DisabledTemporarily");
        practice.chain.subtokenEnabled.put(practice.state, NETUID, false);
        assertThat(practice.call(me, "add_stake", hotkey, NETUID, Practice.TAO)).contains("SubtokenDisabled");
    }

    @Test
    void rootIsOneToOneWithoutAFee() {
        assertThat(practice.call(me, "add_stake", hotkey, 0, 10 * Practice.TAO)).isEmpty();
        assertThat(last("StakeAdded").get(3)).isEqualTo(10 * Practice.TAO);
        assertThat(last("StakeAdded").get(5)).isEqualTo(0L);
        assertThat(practice.call(me, "remove_stake", hotkey, 0, -1L)).isEmpty();
        assertThat(practice.free(me)).isBetween(1_000 * Practice.TAO - 2, 1_000 * Practice.TAO);
        practice.check();
    }

    @Test
    void whatASaleTellsIsWhatThePoolTookAndTheFeeBesideIt() {
        practice.call(me, "add_stake", hotkey, NETUID, 100 * Practice.TAO);
        long stake = practice.stake(hotkey, me, NETUID);
        practice.call(me, "remove_stake", hotkey, NETUID, stake / 2);
        List<Object> removed = last("StakeRemoved");
        long fee = (Long) removed.get(5);
        assertThat(fee).isEqualTo(stake / 2 * 33 / 65_535);
        assertThat(removed.get(3)).isEqualTo(stake / 2 - fee);
    }

    @Test
    void aMoveTellsWhatLeftAndWhatArrived() {
        AccountId second = World.validator(7, NETUID, 1);
        practice.call(me, "add_stake", hotkey, NETUID, 100 * Practice.TAO);
        long part = practice.stake(hotkey, me, NETUID) / 4;
        practice.events.clear();

        practice.call(me, "move_stake", hotkey, second, NETUID, NETUID, part);
        assertThat(names()).containsExactly("StakeRemoved", "StakeAdded", "StakeMoved");
        assertThat(last("StakeRemoved").subList(3, 6)).isEqualTo(List.of(part, NETUID, 0L));
        assertThat(last("StakeAdded").subList(3, 6)).isEqualTo(List.of(part, NETUID, 0L));

        practice.events.clear();
        practice.call(me, "move_stake", hotkey, second, NETUID, 9, part);
        assertThat(names()).containsExactly("StakeRemoved", "StakeAdded", "StakeMoved");
        assertThat(last("StakeAdded").get(2)).isEqualTo(last("StakeRemoved").get(2))
                .isEqualTo(last("StakeMoved").get(5));
        assertThat(last("StakeAdded").get(3)).isEqualTo(practice.stake(second, me, 9));
    }

    private List<String> names() {
        return practice.events.stream().map(event -> event.decl().name()).toList();
    }

    @Test
    void stakeMovesSwapsAndChangesHands() {
        AccountId other = practice.rich(2, 1);
        AccountId second = World.validator(7, NETUID, 1);
        practice.call(me, "add_stake", hotkey, NETUID, 100 * Practice.TAO);
        long stake = practice.stake(hotkey, me, NETUID);

        assertThat(practice.call(me, "move_stake", hotkey, second, NETUID, NETUID, -1L)).isEmpty();
        assertThat(practice.stake(second, me, NETUID)).isBetween(stake - 5, stake);
        assertThat(practice.call(me, "swap_stake", second, NETUID, 9, stake / 2)).isEmpty();
        assertThat(practice.stake(second, me, 9)).isPositive();
        assertThat(practice.call(me, "swap_stake_limit", second, NETUID, 9, stake / 4, 4L << 60, false))
                .contains("PriceLimitExceeded");
        assertThat(practice.call(me, "transfer_stake", other, second, NETUID, NETUID, stake / 8)).isEmpty();
        assertThat(practice.stake(second, other, NETUID)).isBetween(stake / 8 - 5, stake / 8);
        practice.chain.transferToggle.put(practice.state, NETUID, false);
        assertThat(practice.call(me, "transfer_stake", other, second, NETUID, NETUID, stake / 8))
                .contains("TransferDisallowed");
        practice.check();
        practice.checkShares();
    }

    @Test
    void unstakeAllEmptiesEverySubnet() {
        for (int netuid : new int[]{0, 5, 6, 7}) {
            assertThat(practice.call(me, "add_stake", hotkey, netuid, 20 * Practice.TAO)).isEmpty();
        }
        assertThat(practice.call(me, "unstake_all_alpha", hotkey)).isEmpty();
        assertThat(practice.stake(hotkey, me, 5) + practice.stake(hotkey, me, 6)).isZero();
        assertThat(practice.stake(hotkey, me, 0)).isGreaterThan(75 * Practice.TAO);
        assertThat(practice.call(me, "unstake_all", hotkey)).isEmpty();
        assertThat(practice.stake(hotkey, me, 0)).isZero();
        assertThat(practice.free(me)).isBetween(995 * Practice.TAO, 1_000 * Practice.TAO);
        practice.check();
        practice.checkShares();
    }

    @Test
    void smallRestOfANominationIsSoldWithTheRest() {
        practice.call(me, "add_stake", hotkey, NETUID, Practice.TAO);
        long stake = practice.stake(hotkey, me, NETUID);

        assertThat(practice.call(me, "remove_stake", hotkey, NETUID, stake - stake / 100)).isEmpty();

        assertThat(practice.stake(hotkey, me, NETUID)).as("0.01 TAO is below the floor of 0.02").isZero();
        practice.check();
    }
}
