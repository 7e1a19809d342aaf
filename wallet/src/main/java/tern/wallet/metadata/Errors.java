package tern.wallet.metadata;

import java.util.Optional;

/// The errors of a runtime's pallets by their numbers, which change between runtimes. Safe for several threads.
public final class Errors {

    private final RuntimeMetadata metadata;

    public Errors(RuntimeMetadata metadata) {
        this.metadata = metadata;
    }

    /// @param docs the runtime's own words, in English; may be empty
    public record ModuleError(String pallet, String name, String docs) {}

    /// @param palletIndex `index` of `DispatchError::Module`
    /// @param errorIndex first byte of its `error`
    public Optional<ModuleError> find(int palletIndex, int errorIndex) {
        Optional<Pallet> pallet = metadata.findPallet(palletIndex);
        if (pallet.isEmpty() || pallet.get().errorsType().isEmpty()) {
            return Optional.empty();
        }
        for (VariantCase error : metadata.types().cases(pallet.get().errorsType().getAsInt())) {
            if (error.index() == errorIndex) {
                return Optional.of(new ModuleError(pallet.get().name(), error.name(), error.docs()));
            }
        }
        return Optional.empty();
    }
}
