package tern.node.subtensor;

import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import tern.node.manage.Consent;
import tern.node.manage.NodeException;
import tern.node.manage.NodeSettings;

/// A Tern that looks after a node, as a process of its own: starts the node or takes it over, changes a setting again and
/// again, and stays until it is killed. Says each thing on a line: `started`, `busy`, `set N`.
public final class TernProcess {

    private TernProcess() {}

    /// @param args the folder of a [NodeRig]
    public static void main(String[] args) throws Exception {
        SubtensorNode node = NodeRig.in(Path.of(args[0])).open();
        try {
            node.start(Consent.none());
            node.adopt();
            System.out.println("started");
        } catch (NodeException e) {
            System.out.println(e.kind() == NodeException.Kind.BUSY ? "busy" : "failed " + e + " " + e.details());
        }
        while (true) {
            NodeSettings now = node.settings();
            int next = 64 + (now.trieCache() + 1 - 64) % 100_000;
            node.change(now.with().caches(now.dbCache(), next).build());
            System.out.println("set " + next);
            TimeUnit.MILLISECONDS.sleep(3);
        }
    }
}
