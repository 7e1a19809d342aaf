package tern.node.practice.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static tern.node.practice.runtime.TestChain.TAO;

import java.util.List;
import org.junit.jupiter.api.Test;
import tern.node.practice.frame.ApiDecl;
import tern.node.practice.frame.Dispatch;
import tern.node.practice.frame.DispatchError;
import tern.node.practice.frame.DispatchException;
import tern.node.practice.frame.Pallet;
import tern.node.practice.frame.PalletPath;
import tern.node.practice.frame.RuntimeCalls;
import tern.node.practice.frame.State;
import tern.node.practice.runtime.pallets.BalancesPallet.Existence;
import tern.node.practice.runtime.pallets.SystemPallet;
import tern.wallet.keys.KeyPair;
import tern.wallet.metadata.RuntimeMetadata;
import tern.wallet.metadata.StorageItem;
import tern.wallet.metadata.StorageKeys;
import tern.wallet.scale.Value;
import tern.wallet.units.Hash32;

/// What a block leaves in the state, and how it is taken back.
class BlockTest {

    private final TestChain chain = new TestChain(RuntimeEdition.CURRENT);
    private final KeyPair alice = TestChain.key(1);
    private final KeyPair bob = TestChain.key(2);

    @Test
    void aBlockKnowsItsTimeItsNumberAndItsParents() {
        chain.skip(3);
        SystemPallet system = chain.runtime().core().system();
        assertThat(system.number(chain.state)).isEqualTo(3);
        assertThat(chain.runtime().core().timestamp().now(chain.state)).isEqualTo(TestChain.START + 36_000);
        assertThat(system.blockHash(chain.state, 0)).contains(chain.genesis);
        assertThat(system.blockHash(chain.state, 2)).contains(system.parentHash.get(chain.state));
        assertThat(system.blockHash(chain.state, 3)).isEmpty();
        assertThat(chain.events(0)).containsExactly("System.ExtrinsicSuccess");
    }

    @Test
    void onlyTheLastHashesAndGenesisAreKept() {
        chain.skip(2_403);
        SystemPallet system = chain.runtime().core().system();
        assertThat(system.blockHash(chain.state, 0)).contains(chain.genesis);
        assertThat(system.blockHash(chain.state, 1)).isEmpty();
        assertThat(system.blockHash(chain.state, 2)).isEmpty();
        assertThat(system.blockHash(chain.state, 3)).isPresent();
        assertThat(system.blockHashes.keys(chain.state)).hasSize(2_401);
    }

    @Test
    void whatABlockTouchedCanBePutBack() throws Exception {
        chain.endow(alice, 10 * TAO);
        chain.skip(1);
        Hash32 before = chain.state.root();
        BlockRun run = chain.begin();
        run.apply(chain.sign(alice, chain.transfer(bob, TAO)));
        PracticeBlock block = run.end();
        assertThat(chain.state.root()).isEqualTo(block.header().stateRoot()).isNotEqualTo(before);
        block.undo().forEach((key, value) -> {
            if (value == null) {
                chain.state.remove(key);
            } else {
                chain.state.put(key, value);
            }
        });
        assertThat(chain.state.root()).isEqualTo(before);
        assertThatThrownBy(() -> run.apply(new byte[1])).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void anAbandonedBlockLeavesNothing() throws Exception {
        chain.endow(alice, 10 * TAO);
        Hash32 before = chain.state.root();
        BlockRun run = chain.begin();
        run.apply(chain.sign(alice, chain.transfer(bob, TAO)));
        run.abandon();
        assertThat(chain.state.root()).isEqualTo(before);
        assertThat(chain.state.isOpen()).isFalse();
    }

    @Test
    void theChainsOwnStepsStandOrFallWhole() throws Exception {
        BlockRun run = chain.begin();
        run.system(dispatch -> chain.balances().mint(dispatch, alice.account(), TAO));
        assertThatThrownBy(() -> run.system(dispatch -> {
            chain.balances().mint(dispatch, bob.account(), TAO);
            chain.balances().withdraw(dispatch, alice.account(), 2 * TAO, Existence.ALLOW_DEATH);
        })).isInstanceOfSatisfying(DispatchException.class, e -> assertThat(e.error())
                .isEqualTo(new DispatchError.Token(DispatchError.TokenError.FundsUnavailable)));
        chain.end(run);
        assertThat(chain.free(bob)).isZero();
        assertThat(chain.balances().totalIssuance(chain.state)).isEqualTo(TAO);
        assertThat(chain.records()).extracting(record -> record.event().decl().toString())
                .containsExactly(
                        "System.ExtrinsicSuccess", "System.NewAccount", "Balances.Endowed", "Balances.Minted");
    }

    /// A pallet with a bug in it.
    private static final SubtensorParts BROKEN = new SubtensorParts() {
        @Override
        public List<Pallet> pallets(RuntimeCalls calls, CorePallets core, RuntimeEdition edition) {
            return List.of(new Pallet("Broken", 62, PalletPath.of("pallet_broken")) {
                {
                    call(0, "trip", 1_000, "", (dispatch, call) -> {
                        core.balances().burn(dispatch, dispatch.origin().signer(), 1_000, Existence.ALLOW_DEATH);
                        throw new IllegalStateException("tripped");
                    });
                }

                @Override
                public void onInitialize(Dispatch dispatch) {
                    if (dispatch.block() == 5) {
                        throw new IllegalStateException("block 5 is impossible");
                    }
                }
            });
        }

        @Override
        public List<ApiDecl> apis(List<Pallet> own, CorePallets core, RuntimeEdition edition) {
            return List.of();
        }
    };

    @Test
    void aBrokenPalletSpoilsNeitherTheBlockNorTheState() throws Exception {
        TestChain broken = new TestChain(RuntimeEdition.CURRENT, BROKEN);
        broken.endow(alice, 10 * TAO);
        byte[] trip = broken.sign(alice, broken.call("Broken", "trip"));
        byte[] good = broken.sign(alice, broken.transfer(bob, TAO));
        BlockRun run = broken.begin();
        Hash32 before = broken.state.root();
        assertThatThrownBy(() -> run.apply(trip)).isInstanceOf(IllegalStateException.class).hasMessage("tripped");
        assertThat(broken.state.root()).isEqualTo(before);
        assertThat(run.size()).isEqualTo(1);
        assertThat(run.apply(good)).isInstanceOf(Inclusion.Included.class);
        broken.end(run);
        assertThat(broken.free(bob)).isEqualTo(TAO);
        assertThat(broken.events(1)).doesNotContain("Balances.Burned").contains("Balances.Transfer");
        broken.skip(3);
        before = broken.state.root();
        assertThatThrownBy(broken::begin).isInstanceOf(IllegalStateException.class);
        assertThat(broken.state.root()).isEqualTo(before);
        assertThat(broken.state.isOpen()).isFalse();
    }

    @Test
    void depositsMoveBetweenAccountsAsTheChainCountsThem() throws Exception {
        chain.endow(alice, TAO);
        chain.endow(bob, TAO);
        BlockRun run = chain.begin();
        run.system(dispatch -> {
            chain.balances().reserve(dispatch, alice.account(), 600_000_000);
            assertThat(chain.balances().spendable(chain.state, alice.account(), Existence.ALLOW_DEATH))
                    .isEqualTo(400_000_000 - 500);
            assertThat(chain.balances().repatriateReserved(dispatch, alice.account(), bob.account(), 100, true))
                    .isZero();
            assertThat(chain.balances().unreserve(dispatch, alice.account(), TAO)).isEqualTo(400_000_100);
        });
        assertThatThrownBy(() -> run.system(
                dispatch -> chain.balances().reserve(dispatch, alice.account(), TAO - 100 - 499)))
                .isInstanceOfSatisfying(DispatchException.class,
                        e -> assertThat(e.error()).isEqualTo(new DispatchError.ConsumerRemaining()));
        chain.end(run);
        assertThat(chain.free(bob)).isEqualTo(TAO + 100);
        assertThat(chain.account(alice).data().reserved()).isZero();
        assertThat(chain.account(alice).consumers()).isZero();
        assertThatThrownBy(() -> chain.balances().endow(chain.state, TestChain.key(8).account(), 499))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> chain.balances().move(chain.state, alice.account(), bob.account(), TAO))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void eventsAndAccountsReadAsMetadataSays() throws Exception {
        chain.endow(alice, 10 * TAO);
        chain.succeeds(chain.sign(alice, chain.transfer(bob, TAO)));
        for (int version = 14; version <= 16; version++) {
            RuntimeMetadata metadata = RuntimeMetadata.decode(chain.runtime().metadata(version));
            StorageItem events = metadata.findPallet("System").orElseThrow().findStorage("Events").orElseThrow();
            byte[] stored = chain.state.get(new State.Key(StorageKeys.key(metadata, events)));
            Value decoded = metadata.codec().decode(events.valueType(), stored);
            assertThat(((Value.Seq) decoded).items()).hasSize(chain.records().size());
            StorageItem account = metadata.findPallet("System").orElseThrow().findStorage("Account").orElseThrow();
            byte[] info = chain.state.get(new State.Key(
                    StorageKeys.key(metadata, account, Value.of(bob.account().bytes()))));
            assertThat(info).hasSize(56);
            assertThat(metadata.codec().decode(account.valueType(), info).field("data").field("free").asLong())
                    .isEqualTo(TAO);
        }
    }
}
