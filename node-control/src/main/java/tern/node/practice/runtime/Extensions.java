package tern.node.practice.runtime;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tern.node.practice.frame.EnumType;
import tern.node.practice.frame.ExtensionDecl;
import tern.node.practice.frame.Mortality;
import tern.node.practice.frame.RowType;
import tern.node.practice.frame.RuntimeDecl;
import tern.node.practice.frame.StructType;
import tern.node.practice.frame.Type;
import tern.node.practice.frame.Types;

/// The signed extensions of Finney, in its order. Source: chain.md 3.2, chain-delta 2.1.
final class Extensions {

    static final String SPEC_VERSION = "CheckSpecVersion";
    static final String TX_VERSION = "CheckTxVersion";
    static final String GENESIS = "CheckGenesis";
    static final String MORTALITY = "CheckMortality";
    static final String NONCE = "CheckNonce";
    static final String PAYMENT = "ChargeTransactionPayment";
    static final String METADATA_HASH = "CheckMetadataHash";

    private static final int SYSTEM_COUNT = 7;
    private static final int OWN_COUNT = 5;
    private static final Type<Long> CHARGE = wrapper(PAYMENT, Types.COMPACT_U64, "pallet_transaction_payment");

    /// Whether the digest of the metadata is among the signed bytes.
    enum Mode {
        DISABLED("Disabled"), ENABLED("Enabled");

        static final Type<Mode> TYPE = EnumType.of(Mode.class, mode -> mode.chainName, Enum::ordinal,
                "frame_metadata_hash_extension", "Mode");

        private final String chainName;

        Mode(String chainName) {
            this.chainName = chainName;
        }
    }

    /// Only the newtype that metadata shows around the mode.
    record CheckMetadataHash(Mode mode) {}

    private Extensions() {}

    static List<ExtensionDecl> all() {
        return List.of(
                nothing("CheckNonZeroSender", "frame_system", "extensions", "check_non_zero_sender"),
                new ExtensionDecl(SPEC_VERSION, unit(SPEC_VERSION, "frame_system", "extensions", "check_spec_version"),
                        Types.U32),
                new ExtensionDecl(TX_VERSION, unit(TX_VERSION, "frame_system", "extensions", "check_tx_version"),
                        Types.U32),
                new ExtensionDecl(GENESIS, unit(GENESIS, "frame_system", "extensions", "check_genesis"), Types.HASH),
                new ExtensionDecl(MORTALITY, wrapper(MORTALITY, Mortality.TYPE, "node_subtensor_runtime",
                        "check_mortality"), Types.HASH),
                new ExtensionDecl(NONCE, wrapper(NONCE, Types.COMPACT_U32, "node_subtensor_runtime", "check_nonce"),
                        Types.UNIT),
                nothing("CheckWeight", "frame_system", "extensions", "check_weight"),
                new ExtensionDecl(PAYMENT, CHARGE, Types.UNIT),
                ofRuntime("SudoTransactionExtension", "node_subtensor_runtime", "sudo_wrapper"),
                ofRuntime("CheckShieldedTxValidity", "pallet_shield", "extension"),
                ofRuntime("SubtensorTransactionExtension", "pallet_subtensor", "extensions", "subtensor"),
                ofRuntime("DrandPriority", "pallet_drand", "drand_priority"),
                new ExtensionDecl(METADATA_HASH, StructType
                        .<CheckMetadataHash>named("frame_metadata_hash_extension", METADATA_HASH)
                        .param("T")
                        .field("mode", Mode.TYPE, CheckMetadataHash::mode)
                        .build(parts -> new CheckMetadataHash(parts.get(0))), Types.option(Types.bytes(32))));
    }

    /// The extensions' values in one, nested as Finney's runtime does: those of the system, its own, the digest's. What
    /// pays the fee stands there in a wrapper that the list of extensions does not show.
    ///
    /// @param extensions [#all], and more if there are more
    static Type<?> nested(List<ExtensionDecl> extensions) {
        List<Type<?>> types = new ArrayList<>();
        extensions.forEach(extension -> types.add(extension.id().equals(PAYMENT) ? wrapped() : extension.extra()));
        int own = SYSTEM_COUNT + OWN_COUNT;
        List<Type<?>> parts = new ArrayList<>();
        parts.add(tuple(types.subList(0, SYSTEM_COUNT)));
        parts.add(tuple(types.subList(SYSTEM_COUNT, own)));
        parts.addAll(types.subList(own, types.size()));
        return tuple(parts);
    }

    private static Type<?> wrapped() {
        return RowType.struct("node_subtensor_runtime", "transaction_payment_wrapper", PAYMENT + "Wrapper")
                .param("T")
                .with("inner", CHARGE);
    }

    private static Type<?> tuple(List<Type<?>> types) {
        return RowType.tuple(types.toArray(Type<?>[]::new));
    }

    private static ExtensionDecl nothing(String id, String... path) {
        return new ExtensionDecl(id, unit(id, path), Types.UNIT);
    }

    private static ExtensionDecl ofRuntime(String id, String... path) {
        return new ExtensionDecl(id, StructType.<Optional<Void>>named(with(path, id))
                .param("T", RuntimeDecl.TYPE)
                .build(parts -> Optional.empty()), Types.UNIT);
    }

    private static Type<Optional<Void>> unit(String id, String... path) {
        return StructType.<Optional<Void>>named(with(path, id)).param("T").build(parts -> Optional.empty());
    }

    private static <T> Type<T> wrapper(String id, Type<T> inner, String... path) {
        return Types.newtype(List.of(with(path, id)), id, inner).param("T");
    }

    private static String[] with(String[] path, String last) {
        String[] all = java.util.Arrays.copyOf(path, path.length + 1);
        all[path.length] = last;
        return all;
    }
}
