package tern.node.practice.differential;

import java.net.URI;
import java.nio.file.Path;
import tern.node.practice.chain.Chains;
import tern.node.practice.runtime.RuntimeEdition;
import tern.node.practice.server.Door;
import tern.node.practice.store.StoreException;

/// The practice network with the older rules behind its real door. What is made is final at once, as at the node with
/// the real runtime.
final class PracticeEnd implements AutoCloseable {

    private final Door door;

    PracticeEnd(Path folder) throws Exception {
        door = Door.open(Chains.options(folder).withEdition(RuntimeEdition.OLDER).withFinalityLag(0));
    }

    URI endpoint() {
        return door.endpoint();
    }

    void makeBlock() {
        try {
            door.chain.makeBlock();
        } catch (StoreException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        door.close();
    }
}
