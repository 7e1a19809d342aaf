package tern.app.window;

import tern.app.mining.Hardware;
import tern.app.mining.MinerDesk;
import tern.app.settings.SystemFolders;

/// What the page «Mining» needs from outside.
///
/// @param miners   the miners of this computer; they stay the caller's to close
/// @param hardware its cards and the rest; the caller's to close
/// @param folders  shows a folder in the desktop's program for files
record MiningParts(MinerDesk miners, Hardware hardware, SystemFolders folders) {}
