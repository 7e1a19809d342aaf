package tern.node.practice.runtime;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tern.node.practice.frame.Call;
import tern.node.practice.frame.CallWeight;
import tern.node.practice.frame.DispatchClass;
import tern.node.practice.frame.DispatchException;
import tern.node.practice.frame.ExtensionDecl;
import tern.node.practice.frame.State;
import tern.node.practice.frame.Types;
import tern.node.practice.runtime.pallets.AccountInfo;
import tern.node.practice.runtime.pallets.BalancesPallet.Existence;
import tern.node.practice.runtime.pallets.BlockLimits;
import tern.wallet.crypto.Blake2;
import tern.wallet.keys.AccountId;
import tern.wallet.scale.ScaleWriter;
import tern.wallet.units.Hash32;

/// The signed extensions at work: whether a signed extrinsic may be in a block, in the order of the chain's checks.
final class TransactionCheck {

    /// The runtime's limit on calls inside calls.
    private static final int DEEPEST = 8;
    private static final int HASHED_ABOVE = 256;
    private static final long NORMAL_PRIORITY = 1;
    private static final long OPERATIONAL_PRIORITY = 10_000_000_000L;

    private final PracticeRuntime runtime;
    private final Fees fees;

    /// A signed extrinsic that may be in a block.
    ///
    /// @param signer  who signed
    /// @param payer   who pays
    /// @param fee     rao to take before the call, tip included
    /// @param inAlpha whether the fee is taken in alpha
    /// @param nonce   as signed
    /// @param ready   whether the nonce is the account's next
    /// @param weight  declared
    record Checked(AccountId signer, AccountId payer, long fee, boolean inAlpha, long nonce, boolean ready,
            long tip, CallWeight weight) {}

    TransactionCheck(PracticeRuntime runtime) {
        this.runtime = runtime;
        this.fees = new Fees(runtime.core().payment());
    }

    /// @param block  number of the block that would hold it
    /// @param parent hash of the block before
    Checked check(State state, Extrinsic extrinsic, long block, Hash32 parent) throws TransactionRefused {
        CallWeight weight = extrinsic.call().weight();
        if (extrinsic.proof().isEmpty()) {
            if (weight.dispatchClass() == DispatchClass.MANDATORY) {
                throw new TransactionRefused(new InvalidTransaction.MandatoryValidation());
            }
            throw new TransactionRefused(new UnknownTransaction.NoUnsignedValidator());
        }
        Extrinsic.Proof proof = extrinsic.proof().get();
        AccountId signer = signer(proof);
        checkSignature(state, extrinsic, proof, signer, block, parent);
        if (weight.dispatchClass() == DispatchClass.MANDATORY) {
            throw new TransactionRefused(new InvalidTransaction.MandatoryValidation());
        }
        Call call = extrinsic.call();
        require(Extrinsic.depth(call) <= DEEPEST, new InvalidTransaction.BadCall());
        require(!signer.equals(AccountId.of(new byte[32])), new InvalidTransaction.BadSigner());
        AccountInfo account = runtime.core().system().account(state, signer);
        require(!weight.paysFee() || account.providers() > 0 || account.sufficients() > 0,
                new InvalidTransaction.Payment());
        require(proof.nonce() >= account.nonce(), new InvalidTransaction.Stale());
        require(BlockLimits.fitsAlone(weight.dispatchClass(), weight.refTime())
                && extrinsic.length() <= BlockLimits.maxLength(weight.dispatchClass()),
                new InvalidTransaction.ExhaustsResources());
        AccountId payer = runtime.core().proxy().payer(state, signer, call).orElse(signer);
        long fee = fees.total(weight, extrinsic.length(), proof.tip());
        boolean inTao = fee == 0
                || runtime.core().balances().spendable(state, payer, Existence.KEEP_ALIVE) >= fee;
        require(inTao || runtime.rules().canPayInAlpha(state, payer, call, fee), new InvalidTransaction.Payment());
        require(runtime.core().sudo().mayCall(state, signer, call), new InvalidTransaction.BadSigner());
        Optional<InvalidTransaction> objection = runtime.rules().validate(state, signer, call, block);
        if (objection.isPresent()) {
            throw new TransactionRefused(objection.get());
        }
        return new Checked(signer, payer, fee, !inTao, proof.nonce(), proof.nonce() == account.nonce(), proof.tip(),
                weight);
    }

    /// What the pool is told of an extrinsic that may be in a block.
    Validity.Valid valid(State state, Extrinsic extrinsic, Checked checked, long block) {
        List<byte[]> provides = new ArrayList<>();
        provides.add(tag(checked.signer(), checked.nonce()));
        provides.addAll(runtime.rules().provides(state, checked.signer(), extrinsic.call()));
        List<byte[]> requires = checked.ready() ? List.of() : List.of(tag(checked.signer(), checked.nonce() - 1));
        long death = extrinsic.proof().orElseThrow().mortality().death(block);
        long longevity = death == Long.MAX_VALUE ? Long.MAX_VALUE : death - block;
        long priority = checked.weight().dispatchClass() == DispatchClass.OPERATIONAL
                ? OPERATIONAL_PRIORITY
                : NORMAL_PRIORITY;
        return new Validity.Valid(priority, requires, List.copyOf(provides), longevity, true);
    }

    static byte[] tag(AccountId who, long nonce) {
        return new ScaleWriter().writeBytes(who.bytes()).writeU32(nonce).toBytes();
    }

    private static AccountId signer(Extrinsic.Proof proof) throws TransactionRefused {
        try {
            return proof.signer().lookup();
        } catch (DispatchException e) {
            throw new TransactionRefused(new UnknownTransaction.CannotLookup());
        }
    }

    private void checkSignature(State state, Extrinsic extrinsic, Extrinsic.Proof proof, AccountId signer, long block,
            Hash32 parent) throws TransactionRefused {
        ScaleWriter payload = new ScaleWriter();
        payload.writeBytes(extrinsic.callBytes()).writeBytes(proof.extraBytes());
        for (ExtensionDecl extension : runtime.decl().extensions()) {
            writeImplicit(extension, state, proof, block, parent, payload);
        }
        byte[] bytes = payload.toBytes();
        byte[] signed = bytes.length > HASHED_ABOVE ? Blake2.hash256(bytes) : bytes;
        require(proof.signature().verify(signer, signed), new InvalidTransaction.BadProof());
    }

    private void writeImplicit(ExtensionDecl extension, State state, Extrinsic.Proof proof, long block,
            Hash32 parent, ScaleWriter out) throws TransactionRefused {
        switch (extension.id()) {
            case Extensions.SPEC_VERSION -> out.writeU32(runtime.decl().version().specVersion());
            case Extensions.TX_VERSION -> out.writeU32(runtime.decl().version().transactionVersion());
            case Extensions.GENESIS -> out.writeBytes(hash(state, 0, block, parent).bytes());
            case Extensions.MORTALITY ->
                out.writeBytes(hash(state, proof.mortality().birth(block), block, parent).bytes());
            case Extensions.METADATA_HASH -> Types.option(Types.HASH)
                    .write(
                            proof.signsDigest() ? Optional.of(runtime.metadataDigest()) : Optional.empty(), out);
            default -> HorizonPallet.writeImplicit(extension, runtime.edition(), out);
        }
    }

    private Hash32 hash(State state, long number, long block, Hash32 parent) throws TransactionRefused {
        if (number == block - 1) {
            return parent;
        }
        return runtime.core()
                .system()
                .blockHash(state, number)
                .orElseThrow(() -> new TransactionRefused(new InvalidTransaction.AncientBirthBlock()));
    }

    private static void require(boolean condition, InvalidTransaction otherwise) throws TransactionRefused {
        if (!condition) {
            throw new TransactionRefused(otherwise);
        }
    }
}
