package tern.node.practice.frame;

import java.util.List;

/// The types of an extrinsic's parts, and of an extrinsic.
///
/// @param address    of who signs
/// @param calls      what it does
/// @param signature  of who signs
/// @param extra      the extensions' values in one, nested as the runtime nests them
/// @param extensions in the order of the wire
public record ExtrinsicTypes(Type<?> address, RuntimeCalls calls, Type<?> signature, Type<?> extra,
        List<ExtensionDecl> extensions) {

    private static final String NAME = "UncheckedExtrinsic";
    private static final List<String> INNER = List.of("sp_runtime", "generic", "unchecked_extrinsic", NAME);
    private static final List<String> OUTER = List.of("fp_self_contained", "unchecked_extrinsic", NAME);

    public ExtrinsicTypes {
        extensions = List.copyOf(extensions);
    }

    /// An extrinsic whole. Its Java value is its bytes without their length. Both names and all parameters matter:
    /// clients learn from them what the parts are.
    public Type<byte[]> whole() {
        NewType<byte[]> inner = withParts(Types.newtype(INNER, NAME, Types.BYTES)).param("Extra", extra);
        return withParts(Types.newtype(OUTER, NAME, inner)).param("Extension", extra);
    }

    private NewType<byte[]> withParts(NewType<byte[]> type) {
        return type.param("Address", address).param("Call", calls).param("Signature", signature);
    }
}
