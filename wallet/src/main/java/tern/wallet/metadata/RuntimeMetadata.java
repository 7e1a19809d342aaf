package tern.wallet.metadata;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tern.wallet.scale.ScaleException;
import tern.wallet.scale.ScaleReader;

/// What a runtime says of itself: its types, pallets, extrinsic format and runtime APIs, by name.
///
/// Metadata of versions 14, 15 and 16 (`frame-metadata`) is read. Decoding checks the whole blob to its last byte and
/// makes little more than offsets; types, storage items, calls and APIs are made when they are first asked for. That
/// keeps a cold start cheap: a wallet uses a small part of what a runtime describes. Immutable towards its users; safe
/// for several threads.
public final class RuntimeMetadata {

    /// `meta`, little endian.
    private static final long MAGIC = 0x6174_656dL;

    private final Blob blob;
    private final int version;
    private final TypeRegistry types;
    private final List<Pallet> pallets;
    private final ExtrinsicInfo extrinsic;
    private final int[] apiOffsets;
    private final @Nullable RuntimeApi[] apis;
    private final Codec codec;

    private RuntimeMetadata(
            Blob blob, int version, TypeRegistry types, List<Pallet> pallets, ExtrinsicInfo extrinsic, int[] apis) {
        this.blob = blob;
        this.version = version;
        this.types = types;
        this.pallets = List.copyOf(pallets);
        this.extrinsic = extrinsic;
        this.apiOffsets = apis;
        this.apis = new @Nullable RuntimeApi[apis.length];
        this.codec = new Codec(types);
    }

    /// @param metaBytes the blob, from its magic number `meta` on; copied
    /// @throws MetadataException when it is not metadata of version 14, 15 or 16, to its last byte
    public static RuntimeMetadata decode(byte[] metaBytes) throws MetadataException {
        Blob blob = new Blob(metaBytes.clone());
        ScaleReader in = blob.reader(0);
        try {
            int version = version(in);
            TypeRegistry types = TypeRegistry.scan(blob, in);
            MetadataScanner scanner = new MetadataScanner(blob, version, types, in);
            List<Pallet> pallets = scanner.pallets();
            ExtrinsicInfo extrinsic = scanner.extrinsic();
            if (version < MetadataScanner.V16) {
                scanner.typeId();
            }
            int[] apis = {};
            if (version >= MetadataScanner.V15) {
                apis = scanner.apis();
                scanner.rest();
            }
            in.requireEnd();
            return new RuntimeMetadata(blob, version, types, pallets, extrinsic, apis);
        } catch (ScaleException e) {
            throw new MetadataException(MetadataException.Kind.MALFORMED, e.details().orElse(""), e);
        }
    }

    private static int version(ScaleReader in) throws MetadataException, ScaleException {
        if (in.readU32() != MAGIC) {
            throw new MetadataException(MetadataException.Kind.MALFORMED, "no magic number");
        }
        int version = in.readU8();
        if (version < MetadataScanner.V14 || version > MetadataScanner.V16) {
            throw new MetadataException(MetadataException.Kind.UNSUPPORTED_VERSION, "metadata version " + version);
        }
        return version;
    }

    /// 14, 15 or 16.
    public int version() {
        return version;
    }

    public TypeRegistry types() {
        return types;
    }

    /// The codec of these types; the same for all, so that compiled types are shared.
    public Codec codec() {
        return codec;
    }

    public List<Pallet> pallets() {
        return pallets;
    }

    public Optional<Pallet> findPallet(String name) {
        for (Pallet pallet : pallets) {
            if (pallet.name().equals(name)) {
                return Optional.of(pallet);
            }
        }
        return Optional.empty();
    }

    /// @param index the pallet's first byte in calls, events and errors
    public Optional<Pallet> findPallet(int index) {
        for (Pallet pallet : pallets) {
            if (pallet.index() == index) {
                return Optional.of(pallet);
            }
        }
        return Optional.empty();
    }

    public ExtrinsicInfo extrinsic() {
        return extrinsic;
    }

    /// All runtime APIs; empty in version 14, which does not describe them.
    public List<RuntimeApi> apis() {
        List<RuntimeApi> all = new ArrayList<>(apiOffsets.length);
        for (int i = 0; i < apiOffsets.length; i++) {
            all.add(api(i));
        }
        return all;
    }

    /// @param api name of the trait, for example `SwapRuntimeApi`
    public Optional<ApiMethod> findApiMethod(String api, String method) {
        for (int i = 0; i < apiOffsets.length; i++) {
            if (blob.textIs(apiOffsets[i], api)) {
                Optional<ApiMethod> found = api(i).findMethod(method);
                if (found.isPresent()) {
                    return found;
                }
            }
        }
        return Optional.empty();
    }

    private RuntimeApi api(int i) {
        // a race makes the same immutable API twice
        RuntimeApi api = apis[i];
        if (api == null) {
            try {
                api = new MetadataScanner(blob, version, types, blob.reader(apiOffsets[i])).api();
            } catch (ScaleException e) {
                throw Blob.changed(e);
            }
            apis[i] = api;
        }
        return api;
    }
}
