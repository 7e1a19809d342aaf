package tern.node.practice.subtensor;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tern.node.practice.runtime.RuntimeEdition;
import tern.wallet.keys.AccountId;

/// Validators' funds and claims.
class FundsTest {

    private Practice practice;
    private Funds funds;
    private AccountId me;
    private AccountId hotkey;

    @BeforeEach
    void world() {
        practice = new Practice(RuntimeEdition.CURRENT, 5);
        funds = practice.chain.funds().orElseThrow();
        me = practice.rich(1, 50_000);
        hotkey = World.validator(5, 1, 0);
    }

    private void earn(int epochs) {
        for (int i = 0; i < epochs; i++) {
            practice.block += 360;
            practice.chain.emissionRules().emit(practice.state, practice.block, 360);
            practice.chain.epochRules().run(World.quiet(practice.state, practice.block), 1, practice.block);
        }
    }

    @Test
    void rootStakersEarnSharesOnlyForTheirTimeAndClaimThemAsRootStake() {
        earn(1);
        assertThat(practice.call(me, "add_stake", hotkey, 0, 40_000 * Practice.TAO)).isEmpty();
        assertThat(funds.owed(practice.state, hotkey, me)).as("nothing before it earned").isLessThan(2);
        earn(3);
        Funds.Claim due = funds.preview(practice.state, hotkey, me);
        assertThat(due.tao()).isGreaterThan(funds.threshold(practice.state));
        long stake = practice.stake(hotkey, me, 0);
        long free = practice.free(me);

        assertThat(practice.call(me, "claim_root_with_hotkey", hotkey)).isEmpty();

        assertThat(practice.stake(hotkey, me, 0) - stake).isBetween(due.tao() - 10, due.tao() + 1);
        assertThat(practice.free(me)).as("a claim never pays free TAO").isEqualTo(free);
        assertThat(funds.owed(practice.state, hotkey, me)).isLessThan(2);
        practice.check();
        practice.checkShares();
    }

    @Test
    void aClaimBelowTheThresholdIsNoClaim() {
        practice.call(me, "add_stake", hotkey, 0, 3_000_000L);
        earn(2);
        var root = practice.state.root();
        assertThat(practice.call(me, "claim_root_with_hotkey", hotkey)).isEmpty();
        assertThat(practice.state.root()).isEqualTo(root);
    }

    @Test
    void whatWasEarnedStaysOwedAfterLeavingRoot() {
        practice.call(me, "add_stake", hotkey, 0, 40_000 * Practice.TAO);
        earn(3);
        long owed = funds.owed(practice.state, hotkey, me);
        assertThat(practice.call(me, "remove_stake", hotkey, 0, -1L)).isEmpty();
        assertThat(funds.owed(practice.state, hotkey, me)).isBetween(owed - 2, owed + 2).isPositive();
    }

    @Test
    void rootStakeStaysForTheHoldWindow() {
        practice.chain.basketItems().orElseThrow().rootStakeUnlockInterval.put(practice.state, 100L);
        practice.block = 1_000;
        practice.call(me, "add_stake", hotkey, 0, Practice.TAO);
        practice.block = 1_099;
        assertThat(practice.call(me, "remove_stake", hotkey, 0, -1L)).contains("RootStakeLocked");
        assertThat(practice.call(me, "unstake_all", hotkey)).contains("RootStakeLocked");
        practice.block = 1_100;
        assertThat(practice.call(me, "remove_stake", hotkey, 0, -1L)).isEmpty();
    }

    @Test
    void aFundCanBeBoughtIntoWithoutRootStake() {
        earn(3);
        assertThat(practice.call(me, "stake_into_basket", hotkey, 100 * Practice.TAO)).isEmpty();
        assertThat(funds.preview(practice.state, hotkey, me).tao()).isBetween(90 * Practice.TAO, 100 * Practice.TAO);
        practice.check();
        practice.checkShares();
    }
}
