package tern.node.practice.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static tern.node.practice.runtime.TestChain.TAO;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tern.node.practice.frame.Call;
import tern.node.practice.frame.DispatchError;
import tern.node.practice.frame.DispatchError.TokenError;
import tern.node.practice.runtime.pallets.AccountInfo;
import tern.node.practice.runtime.pallets.MultiAddress;
import tern.wallet.keys.KeyPair;
import tern.wallet.keys.KeyScheme;
import tern.wallet.scale.ScaleReader;
import tern.wallet.units.Hex;

/// Transfers, the existential deposit, and what they cost.
class TransferTest {

    /// Worked out by hand for an immortal, signed transfer_keep_alive of about 1 TAO: length 2, version 1, address 33,
    /// signature 65, extensions 4, call 39.
    private static final long TRANSFER_BYTES = 144;
    /// Base, half a rao for each byte, and a quarter of a rao for each thousand of 164,542,000 ps.
    private static final long FEE = 27_039 + 72 + 41_135;
    private static final long OLDER_FEE = 54_078 + 144 + 82_271;

    private final TestChain chain = new TestChain(RuntimeEdition.CURRENT);
    private final KeyPair alice = TestChain.key(1);
    private final KeyPair bob = TestChain.key(2);

    @ParameterizedTest
    @EnumSource(KeyScheme.class)
    void aSignedTransferMovesTaoAndCostsExactlyItsFee(KeyScheme scheme) throws Exception {
        KeyPair sender = TestChain.key(scheme, 5);
        chain.endow(sender, 10 * TAO);
        byte[] extrinsic = chain.sign(sender, chain.walletTransfer("transfer_keep_alive", bob.account(), TAO),
                chain.terms(sender));
        assertThat(extrinsic).hasSize((int) TRANSFER_BYTES);
        assertThat(chain.succeeds(extrinsic).fee()).isEqualTo(FEE);
        assertThat(chain.free(bob)).isEqualTo(TAO);
        assertThat(chain.free(sender)).isEqualTo(9 * TAO - FEE);
        assertThat(chain.balances().totalIssuance(chain.state)).isEqualTo(10 * TAO - FEE);
        assertThat(chain.account(sender).nonce()).isEqualTo(1);
        assertThat(chain.events(1)).containsExactly("Balances.Withdraw", "System.NewAccount", "Balances.Endowed",
                "Balances.Transfer", "TransactionPayment.TransactionFeePaid", "System.ExtrinsicSuccess");
        assertThat(chain.event("TransactionPayment.TransactionFeePaid")).isEqualTo(
                List.of(sender.account(), FEE, 0L));
    }

    @Test
    void tipsArePaidOnTop() throws Exception {
        chain.endow(alice, 10 * TAO);
        byte[] extrinsic = chain.sign(alice, chain.transfer(bob, TAO), chain.terms(alice).withTip(1_000));
        assertThat(chain.succeeds(extrinsic).fee()).isEqualTo(FEE + 1_000); // one byte more is half a rao, rounded down
    }

    @Test
    void beforeTheyWereHalvedAndRecycledFeesWereTwiceAsHighAndWentToTheAuthor() throws Exception {
        TestChain older = new TestChain(RuntimeEdition.OLDER);
        older.endow(alice, 10 * TAO);
        assertThat(older.succeeds(older.sign(alice, older.transfer(bob, TAO))).fee()).isEqualTo(OLDER_FEE);
        assertThat(older.balances().free(older.state, older.runtime().core().author())).isEqualTo(OLDER_FEE);
        assertThat(older.balances().totalIssuance(older.state)).isEqualTo(10 * TAO);
        assertThat(older.events(1)).contains("Balances.Deposit");
    }

    @Test
    void aTransferThatWouldKillTheSenderFailsAndStillCosts() throws Exception {
        chain.endow(alice, TAO);
        Inclusion.Included result = chain.included(chain.sign(alice, chain.transfer(bob, TAO - FEE - 499)));
        assertThat(result.error()).contains(new DispatchError.Token(TokenError.NotExpendable));
        assertThat(result.fee()).isEqualTo(FEE);
        assertThat(chain.free(alice)).isEqualTo(TAO - FEE);
        assertThat(chain.free(bob)).isZero();
        assertThat(chain.account(alice).nonce()).isEqualTo(1);
        assertThat(chain.events(1)).containsExactly("Balances.Withdraw", "TransactionPayment.TransactionFeePaid",
                "System.ExtrinsicFailed");
    }

    @Test
    void keepAliveLeavesExactlyTheExistentialDeposit() throws Exception {
        chain.endow(alice, TAO);
        chain.succeeds(chain.sign(alice, chain.transfer(bob, TAO - FEE - 500)));
        assertThat(chain.free(alice)).isEqualTo(500);
        assertThat(chain.refused(chain.sign(alice, chain.transfer(bob, 1))))
                .isEqualTo(new InvalidTransaction.Payment());
    }

    @Test
    void aTransferToOneselfIsCheckedAndTellsNothing() throws Exception {
        chain.endow(alice, TAO);
        chain.endow(bob, 10 * TAO);
        chain.succeeds(chain.sign(alice, chain.transfer(alice, TAO / 2)));
        assertThat(chain.free(alice)).isEqualTo(TAO - FEE);
        assertThat(chain.events(1)).doesNotContain("Balances.Transfer");
        assertThat(chain.included(chain.sign(alice, chain.transfer(alice, TAO))).error())
                .contains(new DispatchError.Token(TokenError.FundsUnavailable));
    }

    @Test
    void allowDeathReapsTheSenderAndItsDust() throws Exception {
        chain.endow(alice, TAO);
        Call call = chain.call("Balances", "transfer_allow_death", MultiAddress.of(bob.account()), TAO - 100_499);
        long fee = chain.succeeds(chain.sign(alice, call)).fee();
        long dust = 100_499 - fee;
        assertThat(dust).isBetween(500L, 100_000L);
        assertThat(chain.free(alice)).isEqualTo(dust);
        Call rest = chain.call("Balances", "transfer_all", MultiAddress.of(bob.account()), false);
        assertThat(chain.refused(chain.sign(alice, rest))).isEqualTo(new InvalidTransaction.Payment());
        chain.endow(alice, fee + 10_000);
        Call most = chain.call("Balances", "transfer_allow_death", MultiAddress.of(bob.account()), dust + 9_600);
        chain.succeeds(chain.sign(alice, most));
        assertThat(chain.account(alice)).isEqualTo(AccountInfo.NONE);
        assertThat(chain.runtime().core().system().exists(chain.state, alice.account())).isFalse();
        assertThat(chain.event("Balances.DustLost")).isEqualTo(List.of(alice.account(), 400L));
        assertThat(chain.events(1)).contains("System.KilledAccount");
        assertThat(chain.balances().totalIssuance(chain.state)).isEqualTo(chain.free(bob));
    }

    @Test
    void transferAllTakesEverythingOrLeavesTheExistentialDeposit() throws Exception {
        chain.endow(alice, TAO);
        Call keep = chain.call("Balances", "transfer_all", MultiAddress.of(bob.account()), true);
        long first = chain.succeeds(chain.sign(alice, keep)).fee();
        assertThat(chain.free(alice)).isEqualTo(500);
        assertThat(chain.free(bob)).isEqualTo(TAO - first - 500);
        KeyPair carol = TestChain.key(3);
        Call all = chain.call("Balances", "transfer_all", MultiAddress.of(carol.account()), false);
        long second = chain.succeeds(chain.sign(bob, all)).fee();
        assertThat(chain.free(carol)).isEqualTo(TAO - first - 500 - second);
        assertThat(chain.account(bob)).isEqualTo(AccountInfo.NONE);
    }

    @Test
    void lessThanTheExistentialDepositOpensNoAccount() throws Exception {
        chain.endow(alice, TAO);
        assertThat(chain.fails(chain.sign(alice, chain.transfer(bob, 499))))
                .isEqualTo(new DispatchError.Token(TokenError.BelowMinimum));
        chain.succeeds(chain.sign(alice, chain.transfer(bob, 500)));
        chain.succeeds(chain.sign(alice, chain.transfer(bob, 1)));
        assertThat(chain.free(bob)).isEqualTo(501);
    }

    @Test
    void moreThanThereIsCannotBeSent() throws Exception {
        chain.endow(alice, TAO);
        chain.endow(bob, 10 * TAO);
        assertThat(chain.fails(chain.sign(alice, chain.transfer(bob, TAO + 1))))
                .isEqualTo(new DispatchError.Token(TokenError.FundsUnavailable));
        assertThat(chain.fails(chain.sign(alice, chain.transfer(bob, -1))))
                .isEqualTo(new DispatchError.Arithmetic(DispatchError.ArithmeticError.Underflow));
        Call burn = chain.call("Balances", "burn", TAO, true);
        assertThat(chain.fails(chain.sign(alice, burn)))
                .isEqualTo(new DispatchError.Token(TokenError.FundsUnavailable));
    }

    @Test
    void addressesThatAreNoIdsAreNotLookedUp() throws Exception {
        chain.endow(alice, TAO);
        Call call = chain.call("Balances", "transfer_keep_alive", new MultiAddress.Raw(new byte[32]), 1_000L);
        assertThat(chain.fails(chain.sign(alice, call))).isEqualTo(new DispatchError.CannotLookup());
    }

    @Test
    void ordinaryAccountsMayNotDoWhatRootMay() throws Exception {
        chain.endow(alice, TAO);
        for (Call call : List.of(
                chain.call("Balances", "force_set_balance", MultiAddress.of(alice.account()), 100 * TAO),
                chain.call("Balances", "force_transfer", MultiAddress.of(bob.account()),
                        MultiAddress.of(alice.account()), 1L),
                chain.call("System", "set_code", new byte[]{1}),
                chain.call("System", "set_storage", List.of()),
                chain.call("Timestamp", "set", 1L))) {
            if (call.is("Timestamp", "set")) {
                assertThat(chain.refused(chain.sign(alice, call)))
                        .isEqualTo(new InvalidTransaction.MandatoryValidation());
            } else {
                assertThat(chain.fails(chain.sign(alice, call))).isEqualTo(new DispatchError.BadOrigin());
            }
        }
        Call sudo = chain.call("Sudo", "sudo", chain.transfer(bob, 1));
        assertThat(chain.refused(chain.sign(alice, sudo))).isEqualTo(new InvalidTransaction.BadSigner());
    }

    @Test
    void theGoldenTransferOfTheRealChainIsTheSameCallHere() throws Exception {
        byte[] golden = Hex.decode("0503008eaf04151687736326c9fea17e25fc5287613693c912909cb226aa4794f26a4802286bee");
        Call call = chain.runtime().decl().calls().read(new ScaleReader(golden));
        assertThat(call.is("Balances", "transfer_keep_alive")).isTrue();
        assertThat(call.<Long>arg("value")).isEqualTo(TAO);
        assertThat(chain.bytes(call)).isEqualTo(golden);
    }
}
