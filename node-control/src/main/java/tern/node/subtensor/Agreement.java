package tern.node.subtensor;

import java.util.HashSet;
import java.util.Set;
import tern.node.manage.Consent;
import tern.node.manage.NodeException;
import tern.node.manage.NodeSettings;
import tern.node.manage.ProgramInfo;
import tern.node.manage.ProgramInfo.Trust;

/// Who stands for a program: Tern, or the person.
final class Agreement {

    private final Set<String> pinned;

    /// @param pinned `sha256:…` that Tern knows
    Agreement(Set<String> pinned) {
        this.pinned = pinned;
    }

    /// @throws NodeException `CONSENT` when nobody does
    ProgramInfo of(ProgramInfo found, NodeSettings settings, Consent consent) throws NodeException {
        String digest = found.digest().orElse("");
        if (pinned.contains(digest)) {
            return with(found, Trust.PINNED);
        }
        if (settings.agreed().contains(digest)
                || (found.digest().isPresent() && consent.program().equals(found.digest()))) {
            return with(found, Trust.AGREED);
        }
        // an image's name ends with its digest, or is it
        String what = found.name().contains(digest) ? found.name() : Texts.get("consent.program", found.name(), digest);
        throw NodeException.unknownProgram(Texts.get("consent", what), found);
    }

    /// The settings with the yes to a program that the person stands for.
    static NodeSettings remembered(ProgramInfo program, NodeSettings settings) {
        Set<String> agreed = new HashSet<>(settings.agreed());
        agreed.add(program.digest().orElseThrow());
        return settings.with().agreed(agreed).build();
    }

    private static ProgramInfo with(ProgramInfo info, Trust trust) {
        return new ProgramInfo(info.origin(), info.name(), info.version(), info.digest(), trust);
    }
}
