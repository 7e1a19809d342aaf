/*
 * A stand-in for the functions of Windows for jobs, for tests elsewhere: it writes down how it is called, a line a call,
 * and refuses the one that is named. Not what Windows does, but what it would be told.
 */
#include <stdint.h>
#include <stdio.h>
#include <string.h>

static char said[4096], refused[64];

void fake_refuse(const char *name) { snprintf(refused, sizeof refused, "%s", name); said[0] = 0; }
const char *fake_said(void) { return said; }

#define SAY(...) snprintf(said + strlen(said), sizeof said - strlen(said), __VA_ARGS__)
#define ANSWER(name, value) return strcmp(refused, name) ? (value) : 0

void *CreateJobObjectW(void *security, void *name) {
  SAY("create %d %d\n", security == 0, name == 0);
  ANSWER("CreateJobObjectW", (void *)0x10);
}
int32_t SetInformationJobObject(void *job, int32_t kind, void *limits, uint32_t length) {
  uint32_t flags;
  int others = 0;
  memcpy(&flags, (char *)limits + 16, 4);
  for (uint32_t i = 0; i < length; i++) others |= (i < 16 || i >= 20) && ((char *)limits)[i];
  SAY("limit %lx %d %x %u %d\n", (long)job, kind, flags, length, others);
  ANSWER("SetInformationJobObject", 1);
}
void *OpenProcess(uint32_t access, int32_t inherit, uint32_t pid) {
  SAY("open %x %d %u\n", access, inherit, pid);
  ANSWER("OpenProcess", (void *)0x20);
}
int32_t AssignProcessToJobObject(void *job, void *process) {
  SAY("assign %lx %lx\n", (long)job, (long)process);
  ANSWER("AssignProcessToJobObject", 1);
}
int32_t CloseHandle(void *handle) {
  SAY("close %lx\n", (long)handle);
  ANSWER("CloseHandle", 1);
}
