/*
 * A stand-in for NVIDIA's management library with two cards and more, for tests on computers without one.
 *
 * What it does is told by 64-bit numbers in a file that the environment names (FAKE_NVML_STATE); the same file counts
 * what it was asked. Without the file it behaves like two healthy cards.
 *
 * Compiled with -DWITH_HEADER it includes nvml.h of the CUDA toolkit, so that a wrong signature does not compile; that
 * header is not part of Tern, and without it the types below stand in for it.
 *   -DOLD_DRIVER  has none of the functions that newer drivers brought
 *   -DWIDE        writes lists of programs with 32 bytes a program, as a few drivers of the 535 series did
 */
#include <fcntl.h>
#include <signal.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#ifdef WITH_HEADER
#define NVML_NO_UNVERSIONED_FUNC_DEFS
#include <nvml.h>
#else
typedef int nvmlReturn_t;
typedef struct nvmlDevice_st *nvmlDevice_t;
typedef int nvmlTemperatureSensors_t, nvmlTemperatureThresholds_t, nvmlClockType_t, nvmlPstates_t, nvmlEnableState_t,
    nvmlComputeMode_t, nvmlMemoryErrorType_t, nvmlEccCounterType_t, nvmlGpuVirtualizationMode_t;
typedef struct { unsigned int gpu, memory; } nvmlUtilization_t;
typedef struct { unsigned long long total, free, used; } nvmlMemory_t;
typedef struct { unsigned int version; unsigned long long total, reserved, free, used; } nvmlMemory_v2_t;
typedef struct {
  char busIdLegacy[16];
  unsigned int domain, bus, device, pciDeviceId, pciSubSystemId;
  char busId[32];
} nvmlPciInfo_t;
typedef struct { unsigned int pid; unsigned long long usedGpuMemory; } nvmlProcessInfo_v1_t;
typedef struct {
  unsigned int pid;
  unsigned long long usedGpuMemory;
  unsigned int gpuInstanceId, computeInstanceId;
} nvmlProcessInfo_v2_t;
typedef nvmlProcessInfo_v2_t nvmlProcessInfo_t;
typedef struct {
  unsigned int pid;
  unsigned long long timeStamp;
  unsigned int smUtil, memUtil, encUtil, decUtil;
} nvmlProcessUtilizationSample_t;
typedef struct nvmlEventSet_st *nvmlEventSet_t;
typedef struct {
  nvmlDevice_t device;
  unsigned long long eventType, eventData;
  unsigned int gpuInstanceId, computeInstanceId;
} nvmlEventData_t;
typedef struct {
  unsigned int fieldId, scopeId;
  long long timestamp, latencyUsec;
  int valueType;
  nvmlReturn_t nvmlReturn;
  union { double dVal; unsigned int uiVal; unsigned long long ullVal; } value;
} nvmlFieldValue_t;
#endif

_Static_assert(sizeof(nvmlUtilization_t) == 8, "utilization");
_Static_assert(sizeof(nvmlMemory_t) == 24, "memory");
_Static_assert(sizeof(nvmlMemory_v2_t) == 40, "memory 2");
_Static_assert(sizeof(nvmlPciInfo_t) == 68, "bus");
_Static_assert(sizeof(nvmlProcessInfo_v1_t) == 16, "program 1");
_Static_assert(sizeof(nvmlProcessUtilizationSample_t) == 32, "use");
_Static_assert(sizeof(nvmlFieldValue_t) == 40, "field");
_Static_assert(sizeof(nvmlEventData_t) == 32, "event");

enum { OK = 0, UNINITIALIZED = 1, INVALID = 2, UNSUPPORTED = 3, PERMISSION = 4, NOT_FOUND = 6, SIZE = 7, TIMEOUT = 10, LOST = 15, VERSION = 25 };

/* Places in the file. Counters first, then what is wished; see FakeNvml.java. */
enum {
  INITS, SHUTDOWNS, CALLS, REFERENCES, SAMPLES,
  CARDS = 16, INIT_CODE, LOST_MASK, FORBIDDEN_MASK, HANG_MILLIS, CRASH, UNSUPPORTED_MASK, WDDM, UNIFIED, MIG_MASK,
  PROGRAMS, BUSY, HANDLE_LOST_MASK, DELAY_MICROS, PROGRAM_PID,
  /* an event that is waiting: its type, its number, its card; how many sets of events there are */
  EVENT_TYPE, EVENT_NUMBER, EVENT_CARD, EVENT_SETS
};
enum { NO_POWER = 1, NO_FAN = 2, NO_ENERGY = 4, NO_ECC = 8, NO_UTILIZATION = 16, NO_EVENTS = 32 };

#define PLACES 64
#define CARD_COUNT 16
#define PARTS 2

struct nvmlDevice_st { int index, part; };
static struct nvmlDevice_st cards[CARD_COUNT], parts[CARD_COUNT][PARTS];
static int64_t own[PLACES];
static volatile int64_t *state;

static volatile int64_t *places(void) {
  if (state) return state;
  state = own;
  own[CARDS] = 2;
  own[PROGRAMS] = 2;
  own[BUSY] = 42;
  const char *path = getenv("FAKE_NVML_STATE");
  int file = path ? open(path, O_RDWR) : -1;
  if (file >= 0) {
    void *shared = mmap(NULL, PLACES * 8, PROT_READ | PROT_WRITE, MAP_SHARED, file, 0);
    close(file);
    if (shared != MAP_FAILED) state = shared;
  }
  for (int i = 0; i < CARD_COUNT; i++) {
    cards[i].index = i;
    cards[i].part = -1;
    for (int j = 0; j < PARTS; j++) parts[i][j].index = i, parts[i][j].part = j;
  }
  return state;
}

static int64_t count(int place) { return __atomic_add_fetch(&places()[place], 1, __ATOMIC_SEQ_CST); }
static int has(int place, int bit) { return (int)(places()[place] >> bit & 1); }

/* What every function on a device begins with. */
static int enter(nvmlDevice_t device) {
  count(CALLS);
  if (places()[REFERENCES] <= 0) return UNINITIALIZED;
  if (!device) return INVALID;
  if (places()[DELAY_MICROS]) usleep((useconds_t)places()[DELAY_MICROS]);
  return has(LOST_MASK, device->index) ? LOST : OK;
}
#define ENTER() do { int entered = enter(device); if (entered) return entered; } while (0)
#define REFUSE(bits) do { if (places()[UNSUPPORTED_MASK] & (bits)) return UNSUPPORTED; } while (0)

/* A file other than the environment's, for tests inside one process. */
int fake_nvml_use(const char *path) {
  state = NULL;
  setenv("FAKE_NVML_STATE", path, 1);
  return places() != own;
}

nvmlReturn_t nvmlInit_v2(void) {
  count(CALLS);
  count(INITS);
  if (places()[INIT_CODE]) return (nvmlReturn_t)places()[INIT_CODE];
  count(REFERENCES);
  return OK;
}
nvmlReturn_t nvmlInit(void) { return nvmlInit_v2(); }
nvmlReturn_t nvmlInitWithFlags(unsigned int flags) { (void)flags; return nvmlInit_v2(); }
nvmlReturn_t nvmlShutdown(void) {
  count(CALLS);
  count(SHUTDOWNS);
  __atomic_sub_fetch(&places()[REFERENCES], 1, __ATOMIC_SEQ_CST);
  return OK;
}
const char *nvmlErrorString(nvmlReturn_t code) { (void)code; return "a stand-in's error"; }
nvmlReturn_t nvmlSystemGetDriverVersion(char *version, unsigned int length) {
  count(CALLS);
  snprintf(version, length, "555.42.02");
  return OK;
}
nvmlReturn_t nvmlSystemGetCudaDriverVersion_v2(int *version) { count(CALLS); *version = 12050; return OK; }
nvmlReturn_t nvmlDeviceGetCount_v2(unsigned int *number) { count(CALLS); *number = (unsigned)places()[CARDS]; return OK; }
nvmlReturn_t nvmlDeviceGetHandleByIndex_v2(unsigned int index, nvmlDevice_t *device) {
  count(CALLS);
  if (places()[REFERENCES] <= 0) return UNINITIALIZED;
  if (index >= CARD_COUNT || index >= places()[CARDS]) return INVALID;
  if (has(FORBIDDEN_MASK, (int)index)) return PERMISSION;
  if (has(HANDLE_LOST_MASK, (int)index)) return LOST;
  *device = &cards[index];
  return OK;
}
nvmlReturn_t nvmlDeviceGetCount(unsigned int *number) { return nvmlDeviceGetCount_v2(number); }
nvmlReturn_t nvmlDeviceGetHandleByIndex(unsigned int index, nvmlDevice_t *device) {
  return nvmlDeviceGetHandleByIndex_v2(index, device);
}

nvmlReturn_t nvmlDeviceGetUUID(nvmlDevice_t device, char *text, unsigned int length) {
  ENTER();
  snprintf(text, length, device->part < 0 ? "GPU-00000000-1111-2222-3333-4444444444%02d"
      : "MIG-00000000-1111-2222-3333-4444444444%02d%d", device->index, device->part);
  return OK;
}
nvmlReturn_t nvmlDeviceGetName(nvmlDevice_t device, char *text, unsigned int length) {
  ENTER();
  snprintf(text, length, device->index ? "NVIDIA GeForce RTX 4090" : "NVIDIA H200");
  return OK;
}
nvmlReturn_t nvmlDeviceGetVbiosVersion(nvmlDevice_t device, char *text, unsigned int length) {
  ENTER();
  snprintf(text, length, "96.00.9F.00.0%d", device->index);
  return OK;
}
nvmlReturn_t nvmlDeviceGetPciInfo_v3(nvmlDevice_t device, nvmlPciInfo_t *pci) {
  ENTER();
  memset(pci, 0, sizeof *pci);
  pci->bus = (unsigned)(0x41 + device->index);
  pci->pciDeviceId = device->index ? 0x268410de : 0x233510de;
  pci->pciSubSystemId = 0x18be10de;
  snprintf(pci->busIdLegacy, sizeof pci->busIdLegacy, "0000:%02X:00.0", pci->bus);
  snprintf(pci->busId, sizeof pci->busId, "00000000:%02X:00.0", pci->bus);
  return OK;
}
nvmlReturn_t nvmlDeviceGetIndex(nvmlDevice_t device, unsigned int *index) { ENTER(); *index = (unsigned)device->index; return OK; }
nvmlReturn_t nvmlDeviceGetCudaComputeCapability(nvmlDevice_t device, int *major, int *minor) {
  ENTER();
  *major = device->index ? 8 : 9;
  *minor = device->index ? 9 : 0;
  return OK;
}
nvmlReturn_t nvmlDeviceGetNumGpuCores(nvmlDevice_t device, unsigned int *v) { ENTER(); *v = device->index ? 16384 : 16896; return OK; }
nvmlReturn_t nvmlDeviceGetMemoryBusWidth(nvmlDevice_t device, unsigned int *v) { ENTER(); *v = device->index ? 384 : 6144; return OK; }
nvmlReturn_t nvmlDeviceGetMaxPcieLinkGeneration(nvmlDevice_t device, unsigned int *v) { ENTER(); *v = device->index ? 4 : 5; return OK; }
nvmlReturn_t nvmlDeviceGetMaxPcieLinkWidth(nvmlDevice_t device, unsigned int *v) { ENTER(); *v = 16; return OK; }
nvmlReturn_t nvmlDeviceGetCurrPcieLinkGeneration(nvmlDevice_t device, unsigned int *v) { ENTER(); *v = 4; return OK; }
nvmlReturn_t nvmlDeviceGetCurrPcieLinkWidth(nvmlDevice_t device, unsigned int *v) { ENTER(); *v = device->index ? 8 : 16; return OK; }

nvmlReturn_t nvmlDeviceGetUtilizationRates(nvmlDevice_t device, nvmlUtilization_t *use) {
  count(SAMPLES);
  if (places()[HANG_MILLIS]) {
    useconds_t pause = (useconds_t)places()[HANG_MILLIS] * 1000;
    places()[HANG_MILLIS] = 0;
    usleep(pause);
  }
  ENTER();
  REFUSE(NO_UTILIZATION);
  if (device->part >= 0) return UNSUPPORTED;
  use->gpu = (unsigned)(places()[BUSY] + device->index);
  use->memory = 17;
  return OK;
}
nvmlReturn_t nvmlDeviceGetMemoryInfo(nvmlDevice_t device, nvmlMemory_t *memory) {
  ENTER();
  if (places()[UNIFIED]) return UNSUPPORTED;
  memory->total = device->index ? 25757220864ULL : 150754820096ULL;
  memory->used = 0xABCDEF00ULL;
  memory->free = memory->total - memory->used;
  return OK;
}
nvmlReturn_t nvmlDeviceGetTemperature(nvmlDevice_t device, nvmlTemperatureSensors_t sensor, unsigned int *v) {
  ENTER();
  if (sensor != 0) return INVALID;
  *v = device->index ? 71 : 44;
  return OK;
}
nvmlReturn_t nvmlDeviceGetTemperatureThreshold(nvmlDevice_t device, nvmlTemperatureThresholds_t which, unsigned int *v) {
  ENTER();
  if (which == 2 && device->index) return UNSUPPORTED;
  *v = which == 0 ? 92 : which == 1 ? 89 : which == 2 ? 95 : 87;
  return OK;
}
nvmlReturn_t nvmlDeviceGetFieldValues(nvmlDevice_t device, int number, nvmlFieldValue_t *values) {
  ENTER();
  for (int i = 0; i < number; i++) {
    int there = values[i].fieldId == 82 && device->index == 0;
    values[i].nvmlReturn = there ? OK : UNSUPPORTED;
    values[i].valueType = 1;
    values[i].value.uiVal = there ? 57 : 0;
  }
  return OK;
}
nvmlReturn_t nvmlDeviceGetPowerUsage(nvmlDevice_t device, unsigned int *v) {
  if (places()[CRASH]) {
    places()[CRASH] = 0;
    raise(SIGSEGV);
    *(volatile int *)8 = 1;
  }
  ENTER();
  REFUSE(NO_POWER);
  *v = device->index ? 412345 : 75250;
  return OK;
}
nvmlReturn_t nvmlDeviceGetEnforcedPowerLimit(nvmlDevice_t device, unsigned int *v) { ENTER(); REFUSE(NO_POWER); *v = device->index ? 450000 : 700000; return OK; }
nvmlReturn_t nvmlDeviceGetPowerManagementLimit(nvmlDevice_t device, unsigned int *v) { return nvmlDeviceGetEnforcedPowerLimit(device, v); }
nvmlReturn_t nvmlDeviceGetPowerManagementDefaultLimit(nvmlDevice_t device, unsigned int *v) { return nvmlDeviceGetEnforcedPowerLimit(device, v); }
nvmlReturn_t nvmlDeviceGetPowerManagementLimitConstraints(nvmlDevice_t device, unsigned int *least, unsigned int *most) {
  ENTER();
  REFUSE(NO_POWER);
  *least = 150000;
  *most = device->index ? 600000 : 700000;
  return OK;
}
nvmlReturn_t nvmlDeviceGetTotalEnergyConsumption(nvmlDevice_t device, unsigned long long *v) {
  ENTER();
  REFUSE(NO_ENERGY);
  *v = 0x1122334455667788ULL;
  return OK;
}
nvmlReturn_t nvmlDeviceGetClockInfo(nvmlDevice_t device, nvmlClockType_t which, unsigned int *v) {
  ENTER();
  *v = which == 0 ? 1980 : which == 1 ? 1995 : which == 2 ? 10501 : 1545;
  return OK;
}
nvmlReturn_t nvmlDeviceGetMaxClockInfo(nvmlDevice_t device, nvmlClockType_t which, unsigned int *v) {
  ENTER();
  (void)which;
  *v = 2520;
  return OK;
}
nvmlReturn_t nvmlDeviceGetCurrentClocksThrottleReasons(nvmlDevice_t device, unsigned long long *v) {
  ENTER();
  *v = device->index ? 0x44 : 0x1;
  return OK;
}
nvmlReturn_t nvmlDeviceGetNumFans(nvmlDevice_t device, unsigned int *v) { ENTER(); *v = device->index ? 2 : 0; return OK; }
nvmlReturn_t nvmlDeviceGetFanSpeed(nvmlDevice_t device, unsigned int *v) {
  ENTER();
  REFUSE(NO_FAN);
  if (!device->index) return UNSUPPORTED;
  *v = 61;
  return OK;
}
nvmlReturn_t nvmlDeviceGetPerformanceState(nvmlDevice_t device, nvmlPstates_t *v) { ENTER(); *v = device->index ? 2 : 0; return OK; }
nvmlReturn_t nvmlDeviceGetEncoderUtilization(nvmlDevice_t device, unsigned int *v, unsigned int *micros) { ENTER(); *v = 3; *micros = 167000; return OK; }
nvmlReturn_t nvmlDeviceGetDecoderUtilization(nvmlDevice_t device, unsigned int *v, unsigned int *micros) { ENTER(); *v = 4; *micros = 167000; return OK; }
nvmlReturn_t nvmlDeviceGetPcieThroughput(nvmlDevice_t device, unsigned int which, unsigned int *v) { ENTER(); (void)which; *v = 1000; return OK; }

nvmlReturn_t nvmlDeviceGetDisplayActive(nvmlDevice_t device, nvmlEnableState_t *v) { ENTER(); *v = device->index == 1; return OK; }
nvmlReturn_t nvmlDeviceGetDisplayMode(nvmlDevice_t device, nvmlEnableState_t *v) { ENTER(); *v = device->index == 1; return OK; }
nvmlReturn_t nvmlDeviceGetPersistenceMode(nvmlDevice_t device, nvmlEnableState_t *v) { ENTER(); *v = device->index == 0; return OK; }
nvmlReturn_t nvmlDeviceGetComputeMode(nvmlDevice_t device, nvmlComputeMode_t *v) { ENTER(); *v = device->index == 1 ? 3 : 0; return OK; }
nvmlReturn_t nvmlDeviceGetEccMode(nvmlDevice_t device, nvmlEnableState_t *now, nvmlEnableState_t *next) {
  ENTER();
  REFUSE(NO_ECC);
  if (device->index) return UNSUPPORTED;
  *now = *next = 1;
  return OK;
}
nvmlReturn_t nvmlDeviceGetTotalEccErrors(nvmlDevice_t device, nvmlMemoryErrorType_t type, nvmlEccCounterType_t counter, unsigned long long *v) {
  ENTER();
  REFUSE(NO_ECC);
  if (device->index) return UNSUPPORTED;
  *v = type == 1 && counter == 0 ? 3 : 99;
  return OK;
}
nvmlReturn_t nvmlDeviceGetRemappedRows(nvmlDevice_t device, unsigned int *a, unsigned int *b, unsigned int *c, unsigned int *d) {
  ENTER();
  if (device->index) return UNSUPPORTED;
  *a = 1;
  *b = 2;
  *c = 1;
  *d = 0;
  return OK;
}
nvmlReturn_t nvmlDeviceGetMigMode(nvmlDevice_t device, unsigned int *now, unsigned int *next) {
  ENTER();
  if (device->index) return UNSUPPORTED;
  *now = *next = (unsigned)has(MIG_MASK, device->index);
  return OK;
}
nvmlReturn_t nvmlDeviceGetMaxMigDeviceCount(nvmlDevice_t device, unsigned int *v) { ENTER(); *v = has(MIG_MASK, device->index) ? 7 : 0; return OK; }
nvmlReturn_t nvmlDeviceGetMigDeviceHandleByIndex(nvmlDevice_t device, unsigned int index, nvmlDevice_t *part) {
  ENTER();
  if (index >= PARTS) return NOT_FOUND;
  *part = &parts[device->index][index];
  return OK;
}
nvmlReturn_t nvmlDeviceGetVirtualizationMode(nvmlDevice_t device, nvmlGpuVirtualizationMode_t *v) { ENTER(); *v = 0; return OK; }

#define EVENTS (0x8 | 0x10 | 0x80)
struct nvmlEventSet_st { int64_t cards; };
nvmlReturn_t nvmlEventSetCreate(nvmlEventSet_t *set) {
  count(CALLS);
  *set = calloc(1, sizeof **set);
  count(EVENT_SETS);
  return OK;
}
nvmlReturn_t nvmlDeviceGetSupportedEventTypes(nvmlDevice_t device, unsigned long long *types) {
  ENTER();
  REFUSE(NO_EVENTS);
  *types = EVENTS | 0x4;
  return OK;
}
nvmlReturn_t nvmlDeviceRegisterEvents(nvmlDevice_t device, unsigned long long types, nvmlEventSet_t set) {
  ENTER();
  if (!types || types & ~(unsigned long long)EVENTS) return INVALID;
  set->cards |= 1LL << device->index;
  return OK;
}
nvmlReturn_t nvmlEventSetWait_v2(nvmlEventSet_t set, nvmlEventData_t *data, unsigned int millis) {
  count(CALLS);
  for (unsigned int waited = 0;; waited += 100) {
    if (places()[REFERENCES] <= 0) return UNINITIALIZED;
    int64_t type = places()[EVENT_TYPE], card = places()[EVENT_CARD];
    if (type && set->cards >> card & 1) {
      memset(data, 0xff, sizeof *data);
      data->device = &cards[card];
      data->eventType = (unsigned long long)type;
      data->eventData = (unsigned long long)places()[EVENT_NUMBER];
      places()[EVENT_TYPE] = 0;
      return OK;
    }
    if (waited >= millis) return TIMEOUT;
    usleep(100000);
  }
}
nvmlReturn_t nvmlEventSetFree(nvmlEventSet_t set) {
  count(CALLS);
  __atomic_sub_fetch(&places()[EVENT_SETS], 1, __ATOMIC_SEQ_CST);
  free(set);
  return OK;
}

static unsigned int pid_of(int i) { return i == 0 && places()[PROGRAM_PID] ? (unsigned)places()[PROGRAM_PID] : 4000000000u + (unsigned)i; }
static unsigned long long memory_of(int i) { return places()[WDDM] ? ~0ULL : 0x100000000ULL + (unsigned)i; }

static int fill(nvmlDevice_t device, unsigned int *number, void *list, size_t size) {
  int there = device->index ? 0 : (int)places()[PROGRAMS];
  unsigned int room = *number;
  *number = (unsigned)there;
  if (room < (unsigned)there) return SIZE;
  for (int i = 0; i < there; i++) {
    nvmlProcessInfo_v1_t *at = (void *)((char *)list + (size_t)i * size);
    memset(at, 0x5a, size);
    at->pid = pid_of(i);
    at->usedGpuMemory = memory_of(i);
  }
  return OK;
}

nvmlReturn_t nvmlDeviceGetComputeRunningProcesses(nvmlDevice_t device, unsigned int *number, nvmlProcessInfo_v1_t *list) {
  ENTER();
  return fill(device, number, list, 16);
}
nvmlReturn_t nvmlDeviceGetGraphicsRunningProcesses(nvmlDevice_t device, unsigned int *number, nvmlProcessInfo_v1_t *list) {
  ENTER();
  (void)list;
  *number = 0;
  return OK;
}
#ifndef OLD_DRIVER
#ifdef WIDE
nvmlReturn_t nvmlDeviceGetConfComputeMemSizeInfo(nvmlDevice_t device, void *info) { (void)device, (void)info; return UNSUPPORTED; }
#define PROGRAM_SIZE 32
#else
#define PROGRAM_SIZE 24
#endif
nvmlReturn_t nvmlDeviceGetComputeRunningProcesses_v3(nvmlDevice_t device, unsigned int *number, nvmlProcessInfo_t *list) {
  ENTER();
  return fill(device, number, list, PROGRAM_SIZE);
}
nvmlReturn_t nvmlDeviceGetGraphicsRunningProcesses_v3(nvmlDevice_t device, unsigned int *number, nvmlProcessInfo_t *list) {
  ENTER();
  (void)list;
  *number = 0;
  return OK;
}
nvmlReturn_t nvmlDeviceGetMPSComputeRunningProcesses_v3(nvmlDevice_t device, unsigned int *number, nvmlProcessInfo_t *list) {
  ENTER();
  (void)list;
  *number = 0;
  return OK;
}
nvmlReturn_t nvmlDeviceGetMemoryInfo_v2(nvmlDevice_t device, nvmlMemory_v2_t *memory) {
  ENTER();
  if (memory->version != 0x02000028) return VERSION;
  if (places()[UNIFIED]) return UNSUPPORTED;
  memory->total = device->index ? 25757220864ULL : 150754820096ULL;
  memory->reserved = 0x1000000ULL;
  memory->used = 0xABCDEF00ULL + memory->reserved;
  memory->free = memory->total - memory->used;
  return OK;
}
nvmlReturn_t nvmlDeviceGetFanSpeed_v2(nvmlDevice_t device, unsigned int fan, unsigned int *v) {
  ENTER();
  REFUSE(NO_FAN);
  if (!device->index) return UNSUPPORTED;
  *v = fan ? 63 : 61;
  return OK;
}
nvmlReturn_t nvmlDeviceGetCurrentClocksEventReasons(nvmlDevice_t device, unsigned long long *v) {
  return nvmlDeviceGetCurrentClocksThrottleReasons(device, v);
}
nvmlReturn_t nvmlDeviceGetProcessUtilization(nvmlDevice_t device, nvmlProcessUtilizationSample_t *list, unsigned int *number, unsigned long long since) {
  ENTER();
  (void)since;
  if (device->index || !places()[PROGRAMS]) return NOT_FOUND;
  if (*number < 3) {
    *number = 3;
    return SIZE;
  }
  memset(list, 0, 3 * sizeof *list);
  list[0].pid = pid_of(0);
  list[0].timeStamp = 1000;
  list[0].smUtil = 12;
  list[1].pid = pid_of(0);
  list[1].timeStamp = 2000;
  list[1].smUtil = 34;
  /* what some drivers leave behind of programs that have ended */
  list[2].pid = pid_of(1);
  list[2].timeStamp = 3000;
  list[2].smUtil = 4711;
  *number = 3;
  return OK;
}
#endif
