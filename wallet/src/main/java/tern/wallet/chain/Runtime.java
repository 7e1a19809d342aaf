package tern.wallet.chain;

import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tern.wallet.metadata.Calls;
import tern.wallet.metadata.ChainInfo;
import tern.wallet.metadata.Codec;
import tern.wallet.metadata.Errors;
import tern.wallet.metadata.MetadataDigest;
import tern.wallet.metadata.MetadataException;
import tern.wallet.metadata.RuntimeMetadata;
import tern.wallet.scale.ScaleException;
import tern.wallet.scale.Value;
import tern.wallet.units.Hash32;

/// One version of a chain's program: its numbers and its metadata, and what follows from them.
///
/// Immutable in effect; any thread may use it. Nothing is looked up by number: what this runtime lacks is reported as
/// missing.
@SuppressWarnings("AvoidCommonTypeNames") // the chain's own word; java.lang.Runtime has no place in this package
public final class Runtime {

    private final RuntimeVersion version;
    private final RuntimeMetadata metadata;
    private final Codec codec;
    private final Calls calls;
    private final ChainOptions.Token token;
    private boolean digestKnown;
    private @Nullable Hash32 digest;

    private Runtime(RuntimeVersion version, RuntimeMetadata metadata, ChainOptions.Token token) {
        this.version = version;
        this.metadata = metadata;
        this.token = token;
        this.codec = metadata.codec();
        this.calls = new Calls(metadata);
    }

    /// @param metadata of that very version; [RuntimeLoader] checks that, this does not
    public static Runtime of(RuntimeVersion version, RuntimeMetadata metadata, ChainOptions.Token token) {
        return new Runtime(version, metadata, token);
    }

    public RuntimeVersion version() {
        return version;
    }

    public long specVersion() {
        return version.specVersion();
    }

    public String specName() {
        return version.specName();
    }

    public long transactionVersion() {
        return version.transactionVersion();
    }

    /// `0x…` of each runtime API to its version.
    public Map<String, Integer> apiVersions() {
        return version.apis();
    }

    public RuntimeMetadata metadata() {
        return metadata;
    }

    public Codec codec() {
        return codec;
    }

    public Calls calls() {
        return calls;
    }

    public Errors errors() {
        return new Errors(metadata);
    }

    /// Our own digest of the metadata in use (RFC-0078), computed at the first call. Empty where the runtime has no
    /// `CheckMetadataHash` or where metadata of this kind cannot be digested (version 14).
    public synchronized Optional<Hash32> digest() {
        if (!digestKnown) {
            digest = computeDigest().orElse(null);
            digestKnown = true;
        }
        return Optional.ofNullable(digest);
    }

    private Optional<Hash32> computeDigest() {
        boolean checked = metadata.extrinsic()
                .signedExtensions()
                .stream()
                .anyMatch(extension -> extension.id().equals(Extrinsics.CHECK_METADATA_HASH));
        if (!checked || metadata.version() < 15) {
            return Optional.empty();
        }
        try {
            return Optional.of(MetadataDigest.compute(metadata, new ChainInfo(
                    version.specVersion(), version.specName(), token.ss58Prefix(), token.decimals(), token.symbol())));
        } catch (MetadataException unusual) {
            // metadata that cannot be digested has no digest; the draft then says so and the policy decides
            return Optional.empty();
        }
    }

    public boolean hasStorage(String pallet, String item) {
        return metadata.findPallet(pallet).flatMap(found -> found.findStorage(item)).isPresent();
    }

    public boolean hasCall(String pallet, String call) {
        return calls.has(pallet, call);
    }

    public boolean hasApi(String api, String method) {
        return metadata.findApiMethod(api, method).isPresent();
    }

    /// A pallet's constant; empty when this runtime has none of that name.
    ///
    /// @throws ChainException `METADATA` when its bytes do not fit its type
    public Optional<Value> constant(String pallet, String name) throws ChainException {
        var constant = metadata.findPallet(pallet).flatMap(found -> found.findConstant(name));
        if (constant.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(codec.decode(constant.get().type(), constant.get().value()));
        } catch (ScaleException e) {
            throw Failures.metadata(e);
        }
    }
}
