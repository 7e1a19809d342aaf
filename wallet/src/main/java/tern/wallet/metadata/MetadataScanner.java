package tern.wallet.metadata;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import tern.wallet.scale.ScaleException;
import tern.wallet.scale.ScaleException.Kind;
import tern.wallet.scale.ScaleReader;

/// One walk over a metadata blob behind its type registry, checking all of it and noting where things begin.
///
/// The layouts are those of `frame-metadata`'s `v14`, `v15` and `v16` modules. What differs: v15 adds docs to pallets,
/// the extrinsic's types, runtime APIs, outer enums and custom values; v16 adds deprecation notes to nearly
/// everything, associated types and view functions to pallets, versions to APIs, and lists of extensions per version.
final class MetadataScanner {

    static final int V14 = 14;
    static final int V15 = 15;
    static final int V16 = 16;

    /// The version of transaction extensions that signed extrinsics of format 4 use.
    private static final int EXTENSION_VERSION = 0;

    private static final int NOT_DEPRECATED = 0;
    private static final int DEPRECATED = 1;
    private static final int DEPRECATED_WITH_NOTE = 2;

    private final Blob blob;
    private final int version;
    private final TypeRegistry types;
    private final ScaleReader in;

    MetadataScanner(Blob blob, int version, TypeRegistry types, ScaleReader in) {
        this.blob = blob;
        this.version = version;
        this.types = types;
        this.in = in;
    }

    List<Pallet> pallets() throws ScaleException {
        int count = in.readLength(7);
        List<Pallet> pallets = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            pallets.add(pallet());
        }
        return pallets;
    }

    ExtrinsicInfo extrinsic() throws ScaleException {
        return switch (version) {
            case V14 -> extrinsic14();
            case V15 -> extrinsic15();
            default -> extrinsic16();
        };
    }

    /// Where each runtime API begins.
    int[] apis() throws ScaleException {
        int count = in.readLength(3);
        int[] offsets = new int[count];
        for (int i = 0; i < count; i++) {
            offsets[i] = in.position();
            in.skipText();
            for (int methods = in.readLength(4); methods > 0; methods--) {
                in.skipText();
                params();
                typeId();
                TypeRegistry.skipDocs(in);
                deprecation();
            }
            TypeRegistry.skipDocs(in);
            if (version >= V16) {
                in.readCompactInt();
                deprecation();
            }
        }
        return offsets;
    }

    /// The runtime API that begins here.
    RuntimeApi api() throws ScaleException {
        String api = in.readText();
        int count = in.readLength(4);
        List<ApiMethod> methods = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            String method = in.readText();
            int paramCount = in.readLength(2);
            List<ApiMethod.Param> params = new ArrayList<>(paramCount);
            for (int p = 0; p < paramCount; p++) {
                params.add(new ApiMethod.Param(in.readText(), typeId()));
            }
            methods.add(new ApiMethod(api, method, params, typeId()));
            TypeRegistry.skipDocs(in);
            deprecation();
        }
        return new RuntimeApi(api, methods);
    }

    /// The outer enums and the custom values, which Tern has no use for.
    void rest() throws ScaleException {
        typeId();
        typeId();
        typeId();
        for (int values = in.readLength(3); values > 0; values--) {
            in.skipText();
            typeId();
            in.skipByteList();
        }
    }

    int typeId() throws ScaleException {
        int id = in.readCompactInt();
        if (id >= types.size()) {
            throw new ScaleException(Kind.INVALID, "type " + id + " of " + types.size() + " before " + in.position());
        }
        return id;
    }

    private Pallet pallet() throws ScaleException {
        String name = in.readText();
        String prefix = "";
        int[] storage = {};
        if (in.readBool()) {
            prefix = in.readText();
            storage = storageEntries();
        }
        OptionalInt calls = optionalEnum();
        OptionalInt events = optionalEnum();
        int[] constants = constants();
        OptionalInt errors = optionalEnum();
        if (version >= V16) {
            associatedTypes();
            viewFunctions();
        }
        int index = in.readU8();
        if (version >= V15) {
            TypeRegistry.skipDocs(in);
        }
        deprecation();
        Pallet.Head head = new Pallet.Head(name, index, prefix, calls, events, errors);
        return new Pallet(blob, types, head, storage, constants);
    }

    private int[] storageEntries() throws ScaleException {
        int count = in.readLength(6);
        int[] offsets = new int[count];
        for (int i = 0; i < count; i++) {
            offsets[i] = in.position();
            in.skipText();
            // modifier: 0 optional, 1 default; and the same two bytes for the kinds of entry, plain and map
            in.readBool();
            if (in.readBool()) {
                storageMap();
            } else {
                typeId();
            }
            in.skipByteList();
            TypeRegistry.skipDocs(in);
            deprecation();
        }
        return offsets;
    }

    private void storageMap() throws ScaleException {
        int hashers = in.readLength(1);
        for (int h = 0; h < hashers; h++) {
            int hasher = in.readU8();
            if (hasher >= Hasher.count()) {
                throw new ScaleException(Kind.INVALID, "hasher " + hasher + " before " + in.position());
            }
        }
        int key = typeId();
        // one hasher hashes the whole key; several hash the parts of a tuple
        if (hashers != 1
                && (hashers == 0
                        || !(types.def(key) instanceof TypeDef.Tuple tuple)
                        || tuple.elements().size() != hashers)) {
            throw new ScaleException(Kind.INVALID, hashers + " hashers for the key type " + key);
        }
        typeId();
    }

    private int[] constants() throws ScaleException {
        int count = in.readLength(4);
        int[] offsets = new int[count];
        for (int i = 0; i < count; i++) {
            offsets[i] = in.position();
            in.skipText();
            typeId();
            in.skipByteList();
            TypeRegistry.skipDocs(in);
            deprecation();
        }
        return offsets;
    }

    private OptionalInt optionalEnum() throws ScaleException {
        if (!in.readBool()) {
            return OptionalInt.empty();
        }
        int type = typeId();
        if (version >= V16) {
            for (int variants = in.readLength(2); variants > 0; variants--) {
                in.skip(1);
                deprecation(DEPRECATED);
            }
        }
        return OptionalInt.of(type);
    }

    private void associatedTypes() throws ScaleException {
        for (int associated = in.readLength(3); associated > 0; associated--) {
            in.skipText();
            typeId();
            TypeRegistry.skipDocs(in);
        }
    }

    private void viewFunctions() throws ScaleException {
        for (int functions = in.readLength(37); functions > 0; functions--) {
            in.skip(32);
            in.skipText();
            params();
            typeId();
            TypeRegistry.skipDocs(in);
            deprecation();
        }
    }

    private void params() throws ScaleException {
        for (int params = in.readLength(2); params > 0; params--) {
            in.skipText();
            typeId();
        }
    }

    private void deprecation() throws ScaleException {
        if (version >= V16) {
            deprecation(NOT_DEPRECATED);
        }
    }

    private void deprecation(int least) throws ScaleException {
        int kind = in.readU8();
        if (kind < least || kind > DEPRECATED_WITH_NOTE) {
            throw new ScaleException(Kind.INVALID, "deprecation " + kind + " before " + in.position());
        }
        if (kind == DEPRECATED_WITH_NOTE) {
            in.skipByteList();
            if (in.readBool()) {
                in.skipByteList();
            }
        }
    }

    private ExtrinsicInfo extrinsic14() throws ScaleException {
        int type = typeId();
        int format = in.readU8();
        List<SignedExtension> extensions = extensions();
        // v14 gives the type of the whole extrinsic only; its generic parameters are the parts
        Type extrinsic = types.get(type);
        return new ExtrinsicInfo(
                List.of(format), part(extrinsic, "Address"), part(extrinsic, "Call"), part(extrinsic, "Signature"),
                extensions);
    }

    private static int part(Type extrinsic, String name) throws ScaleException {
        OptionalInt type = extrinsic.findParam(name);
        if (type.isEmpty()) {
            throw new ScaleException(Kind.INVALID, "the extrinsic type has no parameter " + name);
        }
        return type.getAsInt();
    }

    private ExtrinsicInfo extrinsic15() throws ScaleException {
        int format = in.readU8();
        int address = typeId();
        int call = typeId();
        int signature = typeId();
        typeId();
        return new ExtrinsicInfo(List.of(format), address, call, signature, extensions());
    }

    private ExtrinsicInfo extrinsic16() throws ScaleException {
        int formats = in.readLength(1);
        List<Integer> versions = new ArrayList<>(formats);
        for (int i = 0; i < formats; i++) {
            versions.add(in.readU8());
        }
        int address = typeId();
        int call = typeId();
        int signature = typeId();
        List<Integer> chosen = List.of();
        boolean found = false;
        for (int lists = in.readLength(2); lists > 0; lists--) {
            int extensionVersion = in.readU8();
            List<Integer> indexes = new ArrayList<>();
            for (int members = in.readLength(1); members > 0; members--) {
                indexes.add(in.readCompactInt());
            }
            if (extensionVersion == EXTENSION_VERSION) {
                chosen = indexes;
                found = true;
            }
        }
        List<SignedExtension> all = extensions();
        if (!found && versions.contains(ExtrinsicInfo.VERSION_4)) {
            throw new ScaleException(Kind.INVALID, "no list of transaction extensions of version 0");
        }
        List<SignedExtension> extensions = new ArrayList<>(chosen.size());
        for (int index : chosen) {
            if (index >= all.size()) {
                throw new ScaleException(Kind.INVALID, "transaction extension " + index + " of " + all.size());
            }
            extensions.add(all.get(index));
        }
        return new ExtrinsicInfo(versions, address, call, signature, extensions);
    }

    private List<SignedExtension> extensions() throws ScaleException {
        int count = in.readLength(3);
        List<SignedExtension> extensions = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            extensions.add(new SignedExtension(in.readText(), typeId(), typeId()));
        }
        return extensions;
    }
}
