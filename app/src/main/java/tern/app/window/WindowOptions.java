package tern.app.window;

import java.util.Optional;
import tern.app.boot.Folders;
import tern.app.theme.Theme;
import tern.wallet.chain.Network;

/// What the window is opened with.
///
/// @param folders the wallets, the settings that the window shares with the command line, the cache of metadata
/// @param network the network to show; empty: the last one used, else the practice
///                network
/// @param wallet  a wallet's name or an address to watch; empty: the last one used
/// @param theme   colours; `SYSTEM`: the last ones chosen in the window, else the desktop's
public record WindowOptions(Folders folders, Optional<Network> network, Optional<String> wallet, Theme theme) {}
