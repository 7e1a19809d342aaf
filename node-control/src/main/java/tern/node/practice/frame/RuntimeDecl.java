package tern.node.practice.frame;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// One version of a runtime: all its declarations together.
///
/// Immutable once made; safe for several threads.
public final class RuntimeDecl {

    /// The runtime itself, which generic types take as their `T`.
    public static final Type<?> TYPE = RowType.struct("node_subtensor_runtime", "Runtime");

    private final RuntimeVersion version;
    private final List<Pallet> pallets;
    private final List<ApiDecl> apis;
    private final RuntimeEvents events;
    private final ExtrinsicTypes extrinsic;

    /// What clients read in `state_getRuntimeVersion`.
    ///
    /// @param specVersion        counts runtime upgrades
    /// @param transactionVersion counts changes of call encodings
    public record RuntimeVersion(String specName, long specVersion, long transactionVersion) {}

    public RuntimeDecl(RuntimeVersion version, List<Pallet> pallets, List<ApiDecl> apis,
            RuntimeEvents events, ExtrinsicTypes extrinsic) {
        this.version = version;
        this.pallets = List.copyOf(pallets);
        this.apis = List.copyOf(apis);
        this.events = events;
        this.extrinsic = extrinsic;
        extrinsic.calls().complete(this.pallets);
        events.complete(this.pallets);
        checkUnique();
    }

    public RuntimeVersion version() {
        return version;
    }

    public List<Pallet> pallets() {
        return pallets;
    }

    public List<ApiDecl> apis() {
        return apis;
    }

    public List<ExtensionDecl> extensions() {
        return extrinsic.extensions();
    }

    public RuntimeCalls calls() {
        return extrinsic.calls();
    }

    public RuntimeEvents events() {
        return events;
    }

    ExtrinsicTypes extrinsic() {
        return extrinsic;
    }

    /// The runtime API method behind `Trait_method`.
    public Optional<ApiDecl.Method> findApi(String qualified) {
        for (ApiDecl api : apis) {
            Optional<ApiDecl.Method> method = api.find(qualified);
            if (method.isPresent()) {
                return method;
            }
        }
        return Optional.empty();
    }

    /// This runtime's metadata in one of the versions 14, 15 and 16.
    public byte[] metadata(int metadataVersion) {
        return new MetadataWriter(this).write(metadataVersion);
    }

    private void checkUnique() {
        Set<Integer> indexes = new HashSet<>();
        for (Pallet pallet : pallets) {
            require(indexes.add(pallet.index()), pallet.name() + " shares its index");
            Set<Integer> own = new HashSet<>();
            pallet.calls().forEach(call -> require(own.add(call.index()), call + " shares its index"));
            own.clear();
            pallet.events().forEach(event -> require(own.add(event.index()), event + " shares its index"));
            own.clear();
            pallet.errors().forEach(error -> require(own.add(error.index()), error + " shares its index"));
        }
    }

    private static void require(boolean condition, String otherwise) {
        if (!condition) {
            throw new IllegalStateException(otherwise);
        }
    }
}
