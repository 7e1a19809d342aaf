package tern.node.practice.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static tern.node.practice.runtime.TestChain.TAO;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import tern.node.practice.frame.ApiDecl;
import tern.node.practice.frame.Call;
import tern.node.practice.frame.Dispatch;
import tern.node.practice.frame.DispatchError;
import tern.node.practice.frame.Pallet;
import tern.node.practice.frame.PalletPath;
import tern.node.practice.frame.RuntimeCalls;
import tern.node.practice.frame.State;
import tern.node.practice.runtime.pallets.CoreTypes.DigestItem;
import tern.wallet.crypto.Blake2;
import tern.wallet.keys.KeyPair;
import tern.wallet.scale.ScaleReader;
import tern.wallet.units.Hash32;

/// The runtime changes while the chain runs.
class UpgradeTest {

    private final KeyPair alice = TestChain.key(1);
    private final KeyPair bob = TestChain.key(2);

    /// Writes down every upgrade it sees.
    private static final class Watcher implements SubtensorParts {

        final List<String> seen = new ArrayList<>();

        @Override
        public List<Pallet> pallets(RuntimeCalls calls, CorePallets core, RuntimeEdition edition) {
            return List.of(new Pallet("Watcher", 61, PalletPath.of("pallet_watcher")) {
                @Override
                public void onRuntimeUpgrade(Dispatch dispatch, long fromSpec, long toSpec) {
                    seen.add(dispatch.block() + ": " + fromSpec + " to " + toSpec);
                }
            });
        }

        @Override
        public List<ApiDecl> apis(List<Pallet> own, CorePallets core, RuntimeEdition edition) {
            return List.of();
        }
    }

    private static void upgrade(TestChain chain, RuntimeEdition to) {
        BlockRun run = chain.begin();
        run.upgrade(to);
        PracticeBlock block = chain.end(run);
        assertThat(block.header().digest()).containsExactly(new DigestItem.RuntimeEnvironmentUpdated());
    }

    @Test
    void anUpgradeIsInForceFromTheNextBlock() throws Exception {
        Watcher watcher = new Watcher();
        TestChain chain = new TestChain(RuntimeEdition.OLDER, watcher);
        chain.endow(alice, 10 * TAO);
        chain.skip(2);
        byte[] signedBefore = chain.sign(alice, chain.transfer(bob, TAO));
        long older = chain.runtime().version().specVersion();
        upgrade(chain, RuntimeEdition.CURRENT);
        assertThat(chain.events(0)).containsExactly("System.ExtrinsicSuccess");
        assertThat(chain.records()).anyMatch(
                record -> record.event().decl().toString().equals("System.CodeUpdated"));
        assertThat(older).isEqualTo(440);
        assertThat(chain.runtime().version().specVersion()).isEqualTo(475);
        assertThat(watcher.seen).isEmpty();
        assertThat(chain.refused(signedBefore)).isEqualTo(new InvalidTransaction.BadProof());
        watcher.seen.clear();
        chain.succeeds(chain.sign(alice, chain.transfer(bob, TAO)));
        assertThat(watcher.seen).containsExactly("4: 440 to 475");
        chain.skip(2);
        assertThat(watcher.seen).hasSize(1);
        upgrade(chain, RuntimeEdition.OLDER);
        chain.skip(2);
        assertThat(watcher.seen).containsExactly("4: 440 to 475", "8: 475 to 440");
        assertThat(chain.free(bob)).isEqualTo(TAO);
    }

    @Test
    void theFutureHasACallAndAnExtensionThatNobodyKnows() throws Exception {
        TestChain chain = new TestChain(RuntimeEdition.CURRENT);
        chain.endow(alice, 10 * TAO);
        chain.skip(1);
        assertThat(chain.metadata().findPallet("Horizon")).isEmpty();
        byte[] withoutExtension = chain.sign(alice, chain.transfer(bob, TAO));
        upgrade(chain, RuntimeEdition.FUTURE);
        assertThat(chain.metadata().extrinsic().signedExtensions()).extracting("id")
                .hasSize(14)
                .endsWith("CheckHorizon");
        assertThat(chain.executive().validate(chain.state, withoutExtension, chain.best))
                .isNotInstanceOf(Validity.Valid.class);
        chain.succeeds(chain.sign(alice, chain.call("Horizon", "look_ahead", 12L)));
        assertThat(chain.event("Horizon.Seen")).isEqualTo(List.of(alice.account(), 12L));
        chain.succeeds(chain.sign(alice, chain.transfer(bob, TAO), chain.terms(alice).withDigest(chain.digest())));
    }

    @Test
    void rootMayBringNewCodeButNotOldOrUnknownCode() throws Exception {
        TestChain chain = new TestChain(RuntimeEdition.CURRENT);
        KeyPair sudo = TestChain.key(9);
        chain.endow(sudo, TAO);
        chain.runtime().core().sudo().start(chain.state, sudo.account());
        Call unknown = chain.call("System", "set_code", new byte[]{0, 1});
        chain.succeeds(chain.sign(sudo, chain.call("Sudo", "sudo", unknown)));
        assertThat(chain.event("Sudo.Sudid")).isEqualTo(
                List.of(java.util.Optional.of(new DispatchError.Module(0, 2))));
        Call back = chain.call("System", "set_code", RuntimeEdition.OLDER.code());
        chain.succeeds(chain.sign(sudo, chain.call("Sudo", "sudo", back)));
        assertThat(chain.event("Sudo.Sudid")).isEqualTo(
                List.of(java.util.Optional.of(new DispatchError.Module(0, 1))));
        assertThat(chain.runtime().edition()).isEqualTo(RuntimeEdition.CURRENT);
        Hash32 hash = Hash32.of(Blake2.hash256(RuntimeEdition.FUTURE.code()));
        Call authorize = chain.call("System", "authorize_upgrade", hash);
        chain.succeeds(chain.sign(sudo, chain.call("Sudo", "sudo", authorize)));
        chain.endow(alice, TAO);
        assertThat(chain.fails(chain.sign(alice,
                chain.call("System", "apply_authorized_upgrade", RuntimeEdition.OLDER.code()))))
                .isEqualTo(new DispatchError.Module(0, 8));
        chain.succeeds(chain.sign(alice,
                chain.call("System", "apply_authorized_upgrade", RuntimeEdition.FUTURE.code())));
        assertThat(chain.runtime().edition()).isEqualTo(RuntimeEdition.FUTURE);
    }

    @Test
    void aStateWithoutCodeRunsNothing() {
        assertThatThrownBy(() -> new RuntimeFactory(SubtensorParts.NONE).of(new State()))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void editionsKnowTheirOwnCode() {
        for (RuntimeEdition edition : RuntimeEdition.values()) {
            assertThat(RuntimeEdition.ofCode(edition.code())).contains(edition);
        }
        assertThat(RuntimeEdition.ofCode(new byte[0])).isEmpty();
    }

    @Test
    void headersReadBackAsTheyWere() throws Exception {
        TestChain chain = new TestChain(RuntimeEdition.CURRENT);
        BlockRun run = chain.begin();
        run.upgrade(RuntimeEdition.OLDER);
        PracticeBlock block = chain.end(run);
        assertThat(PracticeHeader.ofBytes(block.header().toBytes())).isEqualTo(block.header());
        assertThat(block.header().parentHash()).isEqualTo(chain.genesis);
        assertThat(block.header().digestLogs()).hasSize(1);
        assertThat(new ScaleReader(block.header().digestLogs().getFirst()).readU8()).isEqualTo(8);
    }
}
