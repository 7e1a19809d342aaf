package tern.wallet.metadata;

import java.util.SplittableRandom;
import tern.wallet.scale.ScaleException;
import tern.wallet.scale.Value;

/// Asks metadata everything there is to ask. Only the two errors of this package may come out of anything.
final class Exercise {

    private Exercise() {}

    /// @return how much was there, so that a test can tell whether it did anything
    static int everything(RuntimeMetadata metadata, SplittableRandom random) {
        int seen = 0;
        for (Pallet pallet : metadata.pallets()) {
            seen += pallet.storage().size() + pallet.constants().size();
            pallet.findStorage("Account");
            pallet.findConstant("Versiön");
            pallet.hasCall("remark");
            for (StorageItem item : pallet.storage()) {
                StorageKeys.prefix(item);
                decode(metadata, item.valueType(), item.defaultValue());
            }
            pallet.constants().forEach(constant -> decode(metadata, constant.type(), constant.value()));
            new Errors(metadata).find(pallet.index(), random.nextInt(256));
        }
        for (RuntimeApi api : metadata.apis()) {
            seen += api.methods().size();
        }
        metadata.findApiMethod("Core", "version");
        for (int type = 0; type < metadata.types().size(); type++) {
            metadata.codec().typeName(type);
            metadata.codec().isZeroSized(type);
            for (VariantCase variant : metadata.types().cases(type)) {
                seen += variant.fields().size() + variant.docs().length();
            }
            byte[] bytes = new byte[random.nextInt(24)];
            random.nextBytes(bytes);
            decode(metadata, type, bytes);
        }
        digest(metadata);
        return seen;
    }

    private static void decode(RuntimeMetadata metadata, int type, byte[] bytes) {
        try {
            Value value = metadata.codec().decode(type, bytes);
            metadata.codec().encode(type, value);
        } catch (ScaleException e) {
            // refused: fine
        }
    }

    private static void digest(RuntimeMetadata metadata) {
        try {
            MetadataDigest.compute(metadata, new ChainInfo(1, "fuzz", 42, 9, "TAO"));
        } catch (MetadataException e) {
            // refused: fine
        }
    }
}
