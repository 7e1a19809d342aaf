/*
 * Prints how NVML's structures lie in memory: the numbers in src/test/resources/tern/gpu/probe/nvml/abi.txt.
 * Needs nvml.h of the CUDA toolkit, which is not part of Tern: cc -I… abi.c && ./a.out
 */
#include <nvml.h>
#include <stddef.h>
#include <stdio.h>

#define SIZE(type) printf(#type " %zu\n", sizeof(type))
#define FIELD(type, field) \
  printf(#type "." #field " %zu %zu\n", offsetof(type, field), sizeof(((type *)0)->field))

int main(void) {
  SIZE(nvmlUtilization_t);
  FIELD(nvmlUtilization_t, gpu);
  FIELD(nvmlUtilization_t, memory);
  SIZE(nvmlMemory_t);
  FIELD(nvmlMemory_t, total);
  FIELD(nvmlMemory_t, free);
  FIELD(nvmlMemory_t, used);
  SIZE(nvmlMemory_v2_t);
  FIELD(nvmlMemory_v2_t, version);
  FIELD(nvmlMemory_v2_t, total);
  FIELD(nvmlMemory_v2_t, reserved);
  FIELD(nvmlMemory_v2_t, free);
  FIELD(nvmlMemory_v2_t, used);
  SIZE(nvmlPciInfo_t);
  FIELD(nvmlPciInfo_t, busIdLegacy);
  FIELD(nvmlPciInfo_t, domain);
  FIELD(nvmlPciInfo_t, bus);
  FIELD(nvmlPciInfo_t, device);
  FIELD(nvmlPciInfo_t, pciDeviceId);
  FIELD(nvmlPciInfo_t, pciSubSystemId);
  FIELD(nvmlPciInfo_t, busId);
  SIZE(nvmlProcessInfo_v1_t);
  FIELD(nvmlProcessInfo_v1_t, pid);
  FIELD(nvmlProcessInfo_v1_t, usedGpuMemory);
  SIZE(nvmlProcessInfo_v2_t);
  FIELD(nvmlProcessInfo_v2_t, pid);
  FIELD(nvmlProcessInfo_v2_t, usedGpuMemory);
  FIELD(nvmlProcessInfo_v2_t, gpuInstanceId);
  FIELD(nvmlProcessInfo_v2_t, computeInstanceId);
  SIZE(nvmlProcessUtilizationSample_t);
  FIELD(nvmlProcessUtilizationSample_t, pid);
  FIELD(nvmlProcessUtilizationSample_t, timeStamp);
  FIELD(nvmlProcessUtilizationSample_t, smUtil);
  FIELD(nvmlProcessUtilizationSample_t, memUtil);
  FIELD(nvmlProcessUtilizationSample_t, encUtil);
  FIELD(nvmlProcessUtilizationSample_t, decUtil);
  SIZE(nvmlFieldValue_t);
  FIELD(nvmlFieldValue_t, fieldId);
  FIELD(nvmlFieldValue_t, scopeId);
  FIELD(nvmlFieldValue_t, timestamp);
  FIELD(nvmlFieldValue_t, latencyUsec);
  FIELD(nvmlFieldValue_t, valueType);
  FIELD(nvmlFieldValue_t, nvmlReturn);
  FIELD(nvmlFieldValue_t, value);
  SIZE(nvmlEventData_t);
  FIELD(nvmlEventData_t, device);
  FIELD(nvmlEventData_t, eventType);
  FIELD(nvmlEventData_t, eventData);
  FIELD(nvmlEventData_t, gpuInstanceId);
  FIELD(nvmlEventData_t, computeInstanceId);
  printf("nvmlMemory_v2_t# %u\n", (unsigned)nvmlMemory_v2);
  return 0;
}
