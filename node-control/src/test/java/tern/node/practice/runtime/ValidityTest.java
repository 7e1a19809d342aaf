package tern.node.practice.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static tern.node.practice.runtime.TestChain.TAO;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tern.node.practice.frame.Call;
import tern.wallet.chain.Era;
import tern.wallet.crypto.Blake2;
import tern.wallet.keys.KeyPair;
import tern.wallet.scale.ScaleWriter;
import tern.wallet.units.Hash32;

/// What may be in the pool and in a block, and with what words the rest is refused.
class ValidityTest {

    private final TestChain chain = new TestChain(RuntimeEdition.CURRENT);
    private final KeyPair alice = TestChain.key(1);
    private final KeyPair bob = TestChain.key(2);

    @BeforeEach
    void endow() {
        chain.endow(alice, 100 * TAO);
        chain.skip(10);
    }

    private Validity.Valid valid(byte[] extrinsic) {
        Validity validity = chain.executive().validate(chain.state, extrinsic, chain.best);
        assertThat(validity).isInstanceOf(Validity.Valid.class);
        return (Validity.Valid) validity;
    }

    @Test
    void thePoolLearnsTagsAndLifetime() throws Exception {
        Validity.Valid immortal = valid(chain.sign(alice, chain.transfer(bob, TAO)));
        byte[] tag = new ScaleWriter().writeBytes(alice.account().bytes()).writeU32(0).toBytes();
        assertThat(immortal.provides()).containsExactly(tag);
        assertThat(immortal.requires()).isEmpty();
        assertThat(immortal.priority()).isEqualTo(1);
        assertThat(immortal.longevity()).isEqualTo(Long.MAX_VALUE);
        assertThat(immortal.propagate()).isTrue();
        Validity.Valid tipped = valid(
                chain.sign(alice, chain.transfer(bob, TAO), chain.terms(alice).withTip(TAO)));
        assertThat(tipped.priority()).as("tips do not count").isEqualTo(1);
    }

    @Test
    void aFutureNonceWaitsInThePoolAndNotInABlock() throws Exception {
        byte[] future = chain.sign(alice, chain.transfer(bob, TAO), chain.terms(alice).withNonce(2));
        Validity.Valid validity = valid(future);
        assertThat(validity.requires())
                .containsExactly(new ScaleWriter().writeBytes(alice.account().bytes()).writeU32(1).toBytes());
        Inclusion result = chain.block(future).getFirst();
        assertThat(result).isEqualTo(new Inclusion.Refused(new Validity.Invalid(new InvalidTransaction.Future())));
        assertThat(((Inclusion.Refused) result).mayFitLater()).isTrue();
        chain.block(chain.sign(alice, chain.transfer(bob, TAO)));
        chain.block(chain.sign(alice, chain.transfer(bob, TAO)));
        chain.succeeds(future);
    }

    @Test
    void aUsedNonceIsStale() throws Exception {
        byte[] once = chain.sign(alice, chain.transfer(bob, TAO));
        chain.succeeds(once);
        assertThat(chain.refused(once)).isEqualTo(new InvalidTransaction.Stale());
    }

    @Test
    void severalNoncesInARowFitInOneBlock() throws Exception {
        List<byte[]> row = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            row.add(chain.sign(alice, chain.transfer(bob, TAO), chain.terms(alice).withNonce(i)));
        }
        assertThat(chain.block(row.toArray(byte[][]::new))).allMatch(Inclusion.Included.class::isInstance);
        assertThat(chain.free(bob)).isEqualTo(5 * TAO);
    }

    @Test
    void aMortalTransactionHoldsToTheLastBlockOfItsEraAndNoLonger() throws Exception {
        Era era = Era.at(8, chain.number);
        byte[] mortal = chain.sign(alice, chain.transfer(bob, TAO), chain.terms(alice).withEra(era, chain.best));
        // born at block 10: it may be in blocks 11 to 17
        assertThat(valid(mortal).longevity()).isEqualTo(7);
        chain.skip(6);
        assertThat(valid(mortal).longevity()).isEqualTo(1);
        assertThat(chain.number).isEqualTo(16);
        Hash32 before = chain.state.root();
        BlockRun run = chain.begin();
        assertThat(run.apply(mortal)).isInstanceOf(Inclusion.Included.class);
        run.abandon();
        assertThat(chain.state.root()).isEqualTo(before);
        chain.skip(1);
        // the era begins anew with the very block it would be in, which has no hash yet
        assertThat(chain.refused(mortal)).isEqualTo(new InvalidTransaction.AncientBirthBlock());
        chain.skip(1);
        // and then with a block whose hash was not signed
        assertThat(chain.refused(mortal)).isEqualTo(new InvalidTransaction.BadProof());
    }

    @Test
    void aBirthBlockThatIsNotYetThereIsAncient() throws Exception {
        Era future = new Era.Mortal(64, 60);
        assertThat(chain.refused(chain.sign(alice, chain.transfer(bob, TAO),
                chain.terms(alice).withEra(future, chain.best)))).isEqualTo(new InvalidTransaction.AncientBirthBlock());
    }

    @Test
    void theWrongBirthHashIsABadSignature() throws Exception {
        Era era = Era.at(64, chain.number);
        assertThat(chain.refused(chain.sign(alice, chain.transfer(bob, TAO),
                chain.terms(alice).withEra(era, chain.genesis)))).isEqualTo(new InvalidTransaction.BadProof());
    }

    @Test
    void onlyTheSignerOfExactlyTheseBytesOnThisChainMaySend() throws Exception {
        byte[] good = chain.sign(alice, chain.transfer(bob, TAO));
        for (int at : new int[]{40, 100, good.length - 1}) {
            byte[] tampered = good.clone();
            tampered[at] ^= 1;
            assertThat(chain.refused(tampered)).as("byte " + at).isEqualTo(new InvalidTransaction.BadProof());
        }
        TestChain.Terms terms = chain.terms(alice);
        assertThat(chain.refused(chain.sign(alice, chain.transfer(bob, TAO), terms.withSpec(474))))
                .isEqualTo(new InvalidTransaction.BadProof());
        assertThat(chain.refused(chain.sign(alice, chain.transfer(bob, TAO),
                terms.withGenesis(Hash32.of(Blake2.hash256(new byte[1])))))).isEqualTo(
                        new InvalidTransaction.BadProof());
    }

    @Test
    void ecdsaSignaturesAreNoneHere() throws Exception {
        byte[] call = chain.bytes(chain.transfer(bob, TAO));
        byte[] body = new ScaleWriter().writeU8(0x84)
                .writeU8(0)
                .writeBytes(alice.account().bytes())
                .writeU8(2)
                .writeBytes(new byte[65])
                .writeBytes(new byte[]{0, 0, 0, 0})
                .writeBytes(call)
                .toBytes();
        assertThat(chain.refused(new ScaleWriter().writeByteList(body).toBytes()))
                .isEqualTo(new InvalidTransaction.BadProof());
    }

    @Test
    void theDigestOfTheChainsOwnMetadataIsChecked() throws Exception {
        Hash32 digest = chain.digest();
        assertThat(chain.runtime().metadataDigest()).isEqualTo(digest);
        assertThat(chain.refused(chain.sign(alice, chain.transfer(bob, TAO),
                chain.terms(alice).withDigest(Hash32.of(Blake2.hash256(digest.bytes()))))))
                .isEqualTo(new InvalidTransaction.BadProof());
        TestChain older = new TestChain(RuntimeEdition.OLDER);
        assertThat(chain.refused(chain.sign(alice, chain.transfer(bob, TAO),
                chain.terms(alice).withDigest(older.digest())))).isEqualTo(new InvalidTransaction.BadProof());
        chain.succeeds(chain.sign(alice, chain.transfer(bob, TAO), chain.terms(alice).withDigest(digest)));
    }

    @Test
    void longPayloadsAreSignedAsTheirHash() throws Exception {
        chain.succeeds(chain.sign(alice, chain.call("System", "remark", new byte[400])));
    }

    @Test
    void whoHasNothingCannotPay() throws Exception {
        assertThat(chain.refused(chain.sign(bob, chain.transfer(alice, 1))))
                .isEqualTo(new InvalidTransaction.Payment());
        chain.endow(bob, 60_000);
        assertThat(chain.refused(chain.sign(bob, chain.transfer(alice, 1))))
                .isEqualTo(new InvalidTransaction.Payment());
        assertThat(chain.refused(chain.sign(alice, chain.transfer(bob, 1), chain.terms(alice).withTip(100 * TAO))))
                .isEqualTo(new InvalidTransaction.Payment());
    }

    @Test
    void whatNobodySignedIsRefused() {
        PracticeRuntime runtime = chain.runtime();
        byte[] time = Extrinsic.bare(runtime.decl(), runtime.core().timestamp().call(5));
        assertThat(chain.refused(time)).isEqualTo(new InvalidTransaction.MandatoryValidation());
        byte[] bare = Extrinsic.bare(runtime.decl(), chain.transfer(bob, 1));
        assertThat(chain.executive().validate(chain.state, bare, chain.best))
                .isEqualTo(new Validity.Unknown(new UnknownTransaction.NoUnsignedValidator()));
    }

    @Test
    void bytesThatAreNoTransactionDoNoHarm() throws Exception {
        byte[] good = chain.sign(alice, chain.transfer(bob, TAO));
        List<byte[]> broken = new ArrayList<>(List.of(new byte[0], new byte[]{0}, new byte[]{4, 4},
                java.util.Arrays.copyOf(good, good.length - 1), java.util.Arrays.copyOf(good, good.length + 1)));
        byte[] noSuchCall = good.clone();
        noSuchCall[good.length - 39] = (byte) 0xee;
        broken.add(noSuchCall);
        for (int i = 0; i < good.length; i++) {
            broken.add(java.util.Arrays.copyOf(good, i));
        }
        for (byte[] bytes : broken) {
            assertThat(chain.executive().validate(chain.state, bytes, chain.best))
                    .isInstanceOf(Validity.Undecodable.class);
        }
        BlockRun run = chain.begin();
        assertThat(run.apply(new byte[]{4, 4})).isInstanceOf(Inclusion.Refused.class);
        run.abandon();
    }

    @Test
    void callsTooDeepInsideEachOtherAreRefused() throws Exception {
        Call deep = chain.call("System", "remark", new byte[1]);
        for (int i = 0; i < 8; i++) {
            deep = chain.call("Utility", "as_derivative", 0, deep);
        }
        assertThat(chain.refused(chain.sign(alice, deep))).isEqualTo(new InvalidTransaction.BadCall());
        Call bottomless = chain.call("System", "remark", new byte[1]);
        for (int i = 0; i < 2_000; i++) {
            bottomless = chain.call("Utility", "as_derivative", 0, bottomless);
        }
        byte[] bytes = chain.sign(alice, bottomless);
        assertThat(chain.executive().validate(chain.state, bytes, chain.best))
                .isInstanceOf(Validity.Undecodable.class);
    }

    @Test
    void whatDoesNotFitAnyMoreWaitsForTheNextBlock() throws Exception {
        // 1.6 MB each: five fit into 7.5 MiB beside the rest
        Call big = chain.call("System", "remark", new byte[1_500_000]);
        BlockRun run = chain.begin();
        for (int i = 0; i < 5; i++) {
            assertThat(run.apply(chain.sign(alice, big, chain.terms(alice))))
                    .isInstanceOf(Inclusion.Included.class);
        }
        Inclusion sixth = run.apply(chain.sign(alice, big, chain.terms(alice)));
        assertThat(sixth).isEqualTo(
                new Inclusion.Refused(new Validity.Invalid(new InvalidTransaction.ExhaustsResources())));
        assertThat(((Inclusion.Refused) sixth).mayFitLater()).isTrue();
        chain.end(run);
        chain.succeeds(chain.sign(alice, big));
    }
}
