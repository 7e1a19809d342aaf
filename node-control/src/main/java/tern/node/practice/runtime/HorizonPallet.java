package tern.node.practice.runtime;

import tern.node.practice.frame.EventDecl;
import tern.node.practice.frame.ExtensionDecl;
import tern.node.practice.frame.Pallet;
import tern.node.practice.frame.PalletPath;
import tern.node.practice.frame.Types;
import tern.wallet.scale.ScaleWriter;

/// What no client knows: a pallet and a signed extension that exist on the FUTURE edition only. A wallet shows the call
/// as unknown and refuses to sign, because the extension carries something it does not understand.
final class HorizonPallet extends Pallet {

    /// One byte in every extrinsic; it means nothing.
    static final ExtensionDecl EXTENSION = new ExtensionDecl("CheckHorizon", Types.U8, Types.U32);

    private final EventDecl seen = event(0, "Seen", "Somebody looked ahead.", EventDecl.Field.of("who", Types.ACCOUNT),
            EventDecl.Field.of("distance", Types.U64));

    HorizonPallet() {
        super("Horizon", 60, PalletPath.of("pallet_horizon"));
        call(0, "look_ahead", 100_000_000, "Looks ahead.",
                (dispatch, call) -> dispatch.emit(seen, dispatch.origin().signer(), call.<Long>arg("distance")),
                arg("distance", Types.COMPACT_U64));
    }

    /// The signed bytes of this extension: the spec version. All other extensions sign nothing beside themselves.
    static void writeImplicit(ExtensionDecl extension, RuntimeEdition edition, ScaleWriter out) {
        if (extension.equals(EXTENSION)) {
            out.writeU32(edition.specVersion());
        }
    }
}
