package tern.app.mining;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import tern.wallet.subnets.Axon;

/// Whether something answers at a miner's announced address, tried from this computer: a connection is opened and closed
/// again, and nothing is said in it.
public final class AxonReach {

    private static final int MILLIS = (int) Duration.ofSeconds(3).toMillis();

    private AxonReach() {}

    /// Blocks for three seconds at most.
    public static boolean answers(Axon axon) {
        try (Socket socket = new Socket()) {
            // the chain holds addresses in numbers: no name is looked up
            socket.connect(new InetSocketAddress(InetAddress.ofLiteral(axon.host()), axon.port()), MILLIS);
            return true;
        } catch (IOException e) {
            // nobody answers there: that is what was asked
            return false;
        }
    }
}
