package tern.node.practice.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static tern.node.practice.runtime.TestChain.TAO;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tern.node.practice.frame.Call;
import tern.node.practice.frame.DispatchError;
import tern.node.practice.runtime.pallets.MultiAddress;
import tern.node.practice.runtime.pallets.ProxyType;
import tern.wallet.crypto.Blake2;
import tern.wallet.keys.AccountId;
import tern.wallet.keys.KeyPair;
import tern.wallet.units.Hash32;

/// Delegates: what each kind may do, deposits, announcements, and who pays.
class ProxyTest {

    private static final DispatchError FILTERED = new DispatchError.Module(0, 5);
    private static final Optional<DispatchError> DONE = Optional.empty();
    private static final Optional<ProxyType> ANY_KIND = Optional.empty();

    private final TestChain chain = new TestChain(RuntimeEdition.CURRENT);
    private final KeyPair alice = TestChain.key(1);
    private final KeyPair bob = TestChain.key(2);
    private final KeyPair carol = TestChain.key(3);

    @BeforeEach
    void endow() {
        chain.endow(alice, 100 * TAO);
        chain.endow(bob, TAO);
    }

    private Call add(KeyPair delegate, ProxyType type, long delay) {
        return chain.call("Proxy", "add_proxy", MultiAddress.of(delegate.account()), type, delay);
    }

    private Call through(KeyPair real, Call call) {
        return chain.call("Proxy", "proxy", MultiAddress.of(real.account()), ANY_KIND, call);
    }

    /// What the proxied call came to; the outer one always works.
    private Optional<DispatchError> result(Call call) throws Exception {
        chain.succeeds(chain.sign(bob, through(alice, call)));
        @SuppressWarnings("unchecked")
        Optional<DispatchError> result = (Optional<DispatchError>) chain.event("Proxy.ProxyExecuted").getFirst();
        return result;
    }

    @Test
    void delegatesCostADepositThatComesBack() throws Exception {
        long before = chain.free(alice);
        long fee = chain.succeeds(chain.sign(alice, add(bob, ProxyType.STAKING, 0))).fee();
        assertThat(chain.account(alice).data().reserved()).isEqualTo(93_000_000);
        assertThat(chain.account(alice).consumers()).isEqualTo(1);
        assertThat(chain.free(alice)).isEqualTo(before - fee - 93_000_000);
        chain.succeeds(chain.sign(alice, add(carol, ProxyType.STAKING, 0)));
        assertThat(chain.account(alice).data().reserved()).isEqualTo(126_000_000);
        assertThat(chain.fails(chain.sign(alice, add(bob, ProxyType.STAKING, 0))))
                .isEqualTo(new DispatchError.Module(16, 4));
        assertThat(chain.fails(chain.sign(alice, add(alice, ProxyType.STAKING, 0))))
                .isEqualTo(new DispatchError.Module(16, 7));
        chain.succeeds(chain.sign(alice, chain.call("Proxy", "remove_proxy", MultiAddress.of(bob.account()),
                ProxyType.STAKING, 0L)));
        assertThat(chain.account(alice).data().reserved()).isEqualTo(93_000_000);
        chain.succeeds(chain.sign(alice, chain.call("Proxy", "remove_proxies")));
        assertThat(chain.account(alice).data().reserved()).isZero();
        assertThat(chain.account(alice).consumers()).isZero();
        assertThat(chain.fails(chain.sign(alice, chain.call("Proxy", "remove_proxy",
                MultiAddress.of(bob.account()), ProxyType.STAKING, 0L)))).isEqualTo(new DispatchError.Module(16, 1));
    }

    @Test
    void whileADepositIsHeldTheAccountCannotDie() throws Exception {
        chain.succeeds(chain.sign(alice, add(bob, ProxyType.ANY, 0)));
        chain.succeeds(chain.sign(alice,
                chain.call("Balances", "transfer_all", MultiAddress.of(carol.account()), false)));
        assertThat(chain.free(alice)).isEqualTo(500);
        assertThat(chain.account(alice).data().reserved()).isEqualTo(93_000_000);
    }

    @Test
    void twentyDelegatesAreTheMost() throws Exception {
        for (int i = 0; i < 20; i++) {
            chain.succeeds(chain.sign(alice, add(TestChain.key(50 + i), ProxyType.ANY, 0)));
        }
        assertThat(chain.fails(chain.sign(alice, add(bob, ProxyType.ANY, 0))))
                .isEqualTo(new DispatchError.Module(16, 0));
    }

    @Test
    void strangersAreNoDelegates() throws Exception {
        assertThat(chain.fails(chain.sign(bob, through(alice, chain.transfer(carol, TAO)))))
                .isEqualTo(new DispatchError.Module(16, 2));
    }

    @ParameterizedTest
    @CsvSource({"ANY, true", "TRANSFER, true", "SMALL_TRANSFER, false", "NON_CRITICAL, true", "NON_TRANSFER, false",
            "STAKING, false", "NON_FUNGIBLE, false", "REGISTRATION, false", "OWNER, false", "CHILD_KEYS, false",
            "SWAP_HOTKEY, false", "ROOT_CLAIM, false", "BASKET_TRADING, false", "SENATE, false", "TRIUMVIRATE, false",
            "GOVERNANCE, false", "ROOT_WEIGHTS, false", "SUDO_UNCHECKED_SET_CODE, false",
            "SUBNET_LEASE_BENEFICIARY, false"})
    void transfersPassOnlyThoseKindsThatAreForThem(ProxyType type, boolean passes) throws Exception {
        chain.succeeds(chain.sign(alice, add(bob, type, 0)));
        assertThat(result(chain.transfer(carol, TAO))).isEqualTo(passes ? DONE : Optional.of(FILTERED));
        assertThat(chain.free(carol)).isEqualTo(passes ? TAO : 0);
        assertThat(chain.runtime().core().proxy().proxies(chain.state, alice.account())).hasSize(1);
    }

    @Test
    void smallTransfersAreSmall() throws Exception {
        chain.succeeds(chain.sign(alice, add(bob, ProxyType.SMALL_TRANSFER, 0)));
        assertThat(result(chain.transfer(carol, 499_999_999))).isEqualTo(DONE);
        assertThat(result(chain.transfer(carol, 500_000_000))).contains(FILTERED);
        assertThat(result(chain.call("Balances", "transfer_all", MultiAddress.of(carol.account()), true)))
                .contains(FILTERED);
    }

    @Test
    void aFilterHoldsInsideBatchesToo() throws Exception {
        chain.succeeds(chain.sign(alice, add(bob, ProxyType.NON_TRANSFER, 0)));
        Call remark = chain.call("System", "remark_with_event", new byte[]{1});
        Call batch = chain.call("Utility", "force_batch", List.of(remark, chain.transfer(carol, TAO)));
        assertThat(result(batch)).isEqualTo(DONE);
        assertThat(chain.events(1)).contains("System.Remarked", "Utility.ItemFailed")
                .doesNotContain("Balances.Transfer");
        assertThat(chain.event("Utility.ItemFailed")).isEqualTo(List.of(FILTERED));
    }

    @Test
    void aDelegateCannotMakeItselfStronger() throws Exception {
        chain.succeeds(chain.sign(alice, add(bob, ProxyType.NON_TRANSFER, 0)));
        assertThat(result(add(carol, ProxyType.ANY, 0))).contains(FILTERED);
        assertThat(result(add(carol, ProxyType.TRANSFER, 0))).contains(FILTERED);
        assertThat(result(chain.call("Proxy", "remove_proxies"))).contains(FILTERED);
        assertThat(result(add(carol, ProxyType.STAKING, 0))).isEqualTo(DONE);
    }

    @Test
    void aForcedKindMustBeOneTheDelegateHas() throws Exception {
        chain.succeeds(chain.sign(alice, add(bob, ProxyType.ANY, 0)));
        Call call = chain.call("Proxy", "proxy", MultiAddress.of(alice.account()), Optional.of(ProxyType.STAKING),
                chain.transfer(carol, TAO));
        assertThat(chain.fails(chain.sign(bob, call))).isEqualTo(new DispatchError.Module(16, 2));
        chain.succeeds(chain.sign(alice, add(bob, ProxyType.STAKING, 0)));
        chain.succeeds(chain.sign(bob, call));
        assertThat(chain.event("Proxy.ProxyExecuted")).isEqualTo(List.of(Optional.of(FILTERED)));
    }

    @Test
    void aDelayedCallMustBeAnnouncedInTime() throws Exception {
        chain.succeeds(chain.sign(alice, add(bob, ProxyType.ANY, 5)));
        Call inner = chain.transfer(carol, TAO);
        assertThat(chain.fails(chain.sign(bob, through(alice, inner)))).isEqualTo(new DispatchError.Module(16, 6));
        Hash32 hash = Hash32.of(Blake2.hash256(chain.bytes(inner)));
        Call announce = chain.call("Proxy", "announce", MultiAddress.of(alice.account()), hash);
        chain.succeeds(chain.sign(bob, announce));
        assertThat(chain.account(bob).data().reserved()).isEqualTo(104_000_000);
        Call announced = chain.call("Proxy", "proxy_announced", MultiAddress.of(bob.account()),
                MultiAddress.of(alice.account()), ANY_KIND, inner);
        chain.skip(3);
        assertThat(chain.fails(chain.sign(bob, announced))).isEqualTo(new DispatchError.Module(16, 6));
        chain.succeeds(chain.sign(bob, announced));
        assertThat(chain.free(carol)).isEqualTo(TAO);
        assertThat(chain.account(bob).data().reserved()).isZero();
        chain.succeeds(chain.sign(bob, announce));
        chain.succeeds(chain.sign(alice,
                chain.call("Proxy", "reject_announcement", MultiAddress.of(bob.account()), hash)));
        assertThat(chain.account(bob).data().reserved()).isZero();
        assertThat(chain.fails(chain.sign(bob,
                chain.call("Proxy", "remove_announcement", MultiAddress.of(alice.account()), hash))))
                .isEqualTo(new DispatchError.Module(16, 1));
    }

    @Test
    void aPureAccountObeysItsSpawner() throws Exception {
        chain.succeeds(chain.sign(alice, chain.call("Proxy", "create_pure", ProxyType.ANY, 0L, 3)));
        AccountId pure = (AccountId) chain.event("Proxy.PureCreated").getFirst();
        long height = chain.number;
        chain.balances().endow(chain.state, pure, 2 * TAO);
        Call spend = chain.call("Proxy", "proxy", MultiAddress.of(pure), ANY_KIND, chain.transfer(carol, TAO));
        chain.succeeds(chain.sign(alice, spend));
        assertThat(chain.free(carol)).isEqualTo(TAO);
        Call kill = chain.call("Proxy", "kill_pure", MultiAddress.of(alice.account()), ProxyType.ANY, 3, height, 1L);
        assertThat(chain.fails(chain.sign(alice, kill))).isEqualTo(new DispatchError.Module(16, 5));
        chain.succeeds(chain.sign(alice, chain.call("Proxy", "proxy", MultiAddress.of(pure), ANY_KIND, kill)));
        assertThat(chain.events(1)).contains("Proxy.PureKilled");
        assertThat(chain.account(alice).data().reserved()).isZero();
    }

    @Test
    void theAccountActedForPaysWhenItSaidSo() throws Exception {
        chain.succeeds(chain.sign(alice, add(carol, ProxyType.ANY, 0)));
        Call call = through(alice, chain.call("System", "remark", new byte[0]));
        // carol's account exists and can't pay
        chain.endow(carol, 500);
        assertThat(chain.refused(chain.sign(carol, call))).isEqualTo(new InvalidTransaction.Payment());
        chain.succeeds(chain.sign(alice,
                chain.call("Proxy", "set_real_pays_fee", MultiAddress.of(carol.account()), true)));
        long before = chain.free(alice);
        long fee = chain.succeeds(chain.sign(carol, call)).fee();
        assertThat(fee).isPositive();
        assertThat(chain.free(alice)).isEqualTo(before - fee);
        assertThat(chain.free(carol)).isEqualTo(500);
        assertThat(chain.event("TransactionPayment.TransactionFeePaid")).isEqualTo(
                List.of(alice.account(), fee, 0L));
        chain.succeeds(chain.sign(carol, chain.call("Utility", "batch", List.of(call, call))));
        Call mixed = chain.call("Utility", "batch", List.of(call, chain.call("System", "remark", new byte[0])));
        assertThat(chain.refused(chain.sign(carol, mixed))).isEqualTo(new InvalidTransaction.Payment());
    }

    @Test
    void theNewestKindIsUnknownBefore() throws Exception {
        TestChain older = new TestChain(RuntimeEdition.OLDER);
        older.endow(alice, TAO);
        byte[] call = chain.bytes(add(bob, ProxyType.BASKET_TRADING, 0));
        byte[] extrinsic = older.sign(alice, call, older.terms(alice));
        assertThat(older.executive().validate(older.state, extrinsic, older.best))
                .isInstanceOf(Validity.Undecodable.class);
    }
}
