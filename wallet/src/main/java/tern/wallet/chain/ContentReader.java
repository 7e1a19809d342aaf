package tern.wallet.chain;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tern.wallet.keys.AccountId;
import tern.wallet.metadata.Calls;
import tern.wallet.metadata.SignedExtension;
import tern.wallet.scale.ScaleException;
import tern.wallet.scale.ScaleReader;
import tern.wallet.scale.Value;
import tern.wallet.units.Hash32;

/// Takes a block's extrinsics apart and judges each by its events.
///
/// An extrinsic of a form that is not known here (a later version of the format) is still named, and still judged: only
/// its signer and call stay empty.
final class ContentReader {

    private static final int SIGNED_V4 = 0x84;
    private static final int BARE_V4 = 0x04;
    private static final int BARE_V5 = 0x05;

    private final EventReader.Block block;
    private final Hash32 parent;

    ContentReader(EventReader.Block block, Hash32 parent) {
        this.block = block;
        this.parent = parent;
    }

    BlockContent read() throws ChainException {
        List<AppliedExtrinsic> applied = new ArrayList<>();
        @Nullable
        Instant time = null;
        for (int i = 0; i < block.extrinsics().size(); i++) {
            byte[] bytes = block.extrinsics().get(i);
            Form form = form(bytes);
            Outcome outcome = Outcomes.judge(block, i, Extrinsics.hash(bytes));
            applied.add(new AppliedExtrinsic(i, outcome.hash(), form.signer(), form.call(), outcome.success(),
                    outcome.failure(), outcome.feePaid(), outcome.events()));
            if (time == null) {
                time = time(form.call());
            }
        }
        return new BlockContent(block.block(), parent, Optional.ofNullable(time), applied, block.events());
    }

    private record Form(Optional<AccountId> signer, Optional<Calls.Call> call) {}

    private Form form(byte[] extrinsic) {
        try {
            ScaleReader in = new ScaleReader(extrinsic);
            in.readLength(1);
            int version = in.readU8();
            if (version == BARE_V4 || version == BARE_V5) {
                return new Form(Optional.empty(), Optional.of(block.runtime().calls().decode(in)));
            }
            if (version != SIGNED_V4) {
                return new Form(Optional.empty(), Optional.empty());
            }
            var form = block.runtime().metadata().extrinsic();
            Value address = block.runtime().codec().decode(form.addressType(), in);
            block.runtime().codec().decode(form.signatureType(), in);
            for (SignedExtension extension : form.signedExtensions()) {
                block.runtime().codec().decode(extension.extraType(), in);
            }
            return new Form(account(address), Optional.of(block.runtime().calls().decode(in)));
        } catch (ScaleException unknownForm) {
            Log.log()
                    .debug("an extrinsic of block {} has another form than its runtime describes",
                            block.block().number(), unknownForm);
            return new Form(Optional.empty(), Optional.empty());
        }
    }

    /// `MultiAddress::Id`, or the bare key.
    private static Optional<AccountId> account(Value address) throws ScaleException {
        Value key = address instanceof Value.Variant variant && variant.fields().size() == 1
                ? variant.get(0)
                : address;
        byte[] bytes = key instanceof Value.Bytes ? key.asBytes() : new byte[0];
        return bytes.length == 32 ? Optional.of(AccountId.of(bytes)) : Optional.empty();
    }

    private static @Nullable Instant time(Optional<Calls.Call> call) throws ChainException {
        if (call.isEmpty() || !call.get().pallet().equals("Timestamp") || !call.get().name().equals("set")) {
            return null;
        }
        Optional<Value> now = call.get().find("now");
        if (now.isEmpty()) {
            return null;
        }
        try {
            return Instant.ofEpochMilli(now.get().asLong());
        } catch (ScaleException e) {
            throw Failures.malformed("Timestamp.set", e);
        }
    }
}
