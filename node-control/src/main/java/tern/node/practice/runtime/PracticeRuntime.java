package tern.node.practice.runtime;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import tern.node.practice.frame.ApiDecl;
import tern.node.practice.frame.ExtensionDecl;
import tern.node.practice.frame.ExtrinsicTypes;
import tern.node.practice.frame.Pallet;
import tern.node.practice.frame.RuntimeCalls;
import tern.node.practice.frame.RuntimeDecl;
import tern.node.practice.frame.RuntimeEvents;
import tern.node.practice.frame.State;
import tern.node.practice.runtime.pallets.BlockLimits;
import tern.node.practice.runtime.pallets.CoreTypes;
import tern.node.practice.runtime.pallets.MultiAddress;
import tern.node.practice.runtime.pallets.MultiSignature;
import tern.wallet.metadata.ChainInfo;
import tern.wallet.metadata.MetadataDigest;
import tern.wallet.metadata.MetadataException;
import tern.wallet.metadata.RuntimeMetadata;
import tern.wallet.units.Hash32;
import tern.wallet.units.Hex;

/// One edition of the practice chain's runtime, complete. Safe for several threads.
public final class PracticeRuntime {

    public static final String SPEC_NAME = "node-subtensor";
    private static final long TRANSACTION_VERSION = 1;

    private final RuntimeEdition edition;
    private final CorePallets core;
    private final CallRules rules;
    private final RuntimeDecl decl;
    private final Map<Integer, byte[]> metadata = new ConcurrentHashMap<>();
    private final Map<Integer, Hash32> digest = new ConcurrentHashMap<>();

    PracticeRuntime(RuntimeEdition edition, SubtensorParts parts) {
        this.edition = edition;
        RuntimeCalls calls = new RuntimeCalls();
        RuntimeEvents events = new RuntimeEvents();
        core = new CorePallets(calls, events, edition, this::version);
        List<Pallet> own = parts.pallets(calls, core, edition);
        List<Pallet> pallets = new ArrayList<>(core.all());
        pallets.addAll(own);
        if (edition == RuntimeEdition.FUTURE) {
            pallets.add(new HorizonPallet());
        }
        pallets.sort(Comparator.comparingInt(Pallet::index));
        rules = parts.rules(own, core, edition);
        List<ExtensionDecl> extensions = extensions(edition);
        ExtrinsicTypes extrinsic = new ExtrinsicTypes(MultiAddress.TYPE, calls, MultiSignature.TYPE,
                Extensions.nested(extensions), extensions);
        List<ApiDecl> apis = new ArrayList<>(new CoreApis(this, extrinsic).declare());
        apis.addAll(parts.apis(own, core, edition));
        decl = new RuntimeDecl(
                new RuntimeDecl.RuntimeVersion(SPEC_NAME, edition.specVersion(), TRANSACTION_VERSION), pallets, apis,
                events, extrinsic);
    }

    private static List<ExtensionDecl> extensions(RuntimeEdition edition) {
        List<ExtensionDecl> all = new ArrayList<>(Extensions.all());
        if (edition == RuntimeEdition.FUTURE) {
            all.add(HorizonPallet.EXTENSION);
        }
        return all;
    }

    public RuntimeEdition edition() {
        return edition;
    }

    public RuntimeDecl decl() {
        return decl;
    }

    public CorePallets core() {
        return core;
    }

    public CallRules rules() {
        return rules;
    }

    /// The pallet of that class.
    ///
    /// @throws IllegalArgumentException when this edition has none
    public <P extends Pallet> P pallet(Class<P> type) {
        return decl.pallets()
                .stream()
                .filter(type::isInstance)
                .map(type::cast)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no " + type.getSimpleName() + " in " + edition));
    }

    /// The extrinsic that says the time in a block.
    ///
    /// @param millis since 1970
    public byte[] timeExtrinsic(long millis) {
        return Extrinsic.bare(decl, core.timestamp().call(millis));
    }

    /// What `System.Events` holds after a block in which only time passed: that its one extrinsic succeeded. A block
    /// without a verdict on an extrinsic is one that clients cannot read.
    public void onlyTimePassed(State state, long millis) {
        CoreTypes.DispatchInfo info = CoreTypes.DispatchInfo
                .of(core.timestamp().call(millis).weight().plus(BlockLimits.BASE_EXTRINSIC));
        core.system()
                .recordEvents(state, List.of(new CoreTypes.EventRecord(new CoreTypes.Phase.ApplyExtrinsic(0),
                        core.system().extrinsicSuccess.of(info), List.of())));
    }

    /// This runtime's metadata. Not copied: callers leave it alone.
    ///
    /// @param version 14, 15 or 16
    public byte[] metadata(int version) {
        return metadata.computeIfAbsent(version, decl::metadata);
    }

    /// The digest that signers of `CheckMetadataHash` mode 1 sign: RFC-0078 over metadata 15.
    public Hash32 metadataDigest() {
        return digest.computeIfAbsent(15, version -> {
            try {
                return MetadataDigest.compute(RuntimeMetadata.decode(metadata(version)),
                        new ChainInfo(edition.specVersion(), SPEC_NAME, 42, 9, "TAO"));
            } catch (MetadataException e) {
                throw new IllegalStateException("own metadata does not decode", e);
            }
        });
    }

    /// What `Core_version` and `System.Version` say.
    public CoreTypes.Version version() {
        List<CoreTypes.ApiVersion> apis = decl.apis()
                .stream()
                .map(api -> new CoreTypes.ApiVersion(Hex.decode(api.id()), api.version()))
                .toList();
        return new CoreTypes.Version(SPEC_NAME, SPEC_NAME, 1, edition.specVersion(), 1, apis, TRANSACTION_VERSION, 1);
    }
}
