// Commands on people, groups, services and processes, as members of a batch.
#pragma once
#include "engine/replying.h"

namespace sluice::engine {

class PersonMember final : public Replying<PersonDone> {
 public:
  PersonMember(std::optional<PersonId> id, PersonCommand command, Asked asked, OnReply<PersonDone> reply,
               std::optional<Keyed<PersonDone>> keyed);
  [[nodiscard]] std::size_t bytes() const override { return sizeof(*this); }

 protected:
  [[nodiscard]] Result<PersonDone> carry_out(Batch& batch) override;

 private:
  std::optional<PersonId> id_;
  PersonCommand command_;
};

class GroupMember final : public Replying<GroupDone> {
 public:
  GroupMember(std::optional<GroupId> id, GroupCommand command, Asked asked, OnReply<GroupDone> reply,
              std::optional<Keyed<GroupDone>> keyed);
  [[nodiscard]] std::size_t bytes() const override { return sizeof(*this); }

 protected:
  [[nodiscard]] Result<GroupDone> carry_out(Batch& batch) override;

 private:
  std::optional<GroupId> id_;
  GroupCommand command_;
};

class ServiceMember final : public Replying<ServiceDone> {
 public:
  ServiceMember(std::optional<ServiceId> id, ServiceCommand command, Asked asked, OnReply<ServiceDone> reply,
                std::optional<Keyed<ServiceDone>> keyed);
  [[nodiscard]] std::size_t bytes() const override { return sizeof(*this); }

 protected:
  [[nodiscard]] Result<ServiceDone> carry_out(Batch& batch) override;

 private:
  std::optional<ServiceId> id_;
  ServiceCommand command_;
};

/// Counts a process' text three times: as it came, as it was parsed, as it is written.
class ProcessMember final : public Replying<ProcessDone> {
 public:
  ProcessMember(std::optional<ProcessId> id, ProcessCommand command, Asked asked, OnReply<ProcessDone> reply,
                std::optional<Keyed<ProcessDone>> keyed);
  [[nodiscard]] std::size_t bytes() const override;

 protected:
  [[nodiscard]] Result<ProcessDone> carry_out(Batch& batch) override;

 private:
  std::optional<ProcessId> id_;
  ProcessCommand command_;
};

class PolicyMember final : public Replying<PolicyDone> {
 public:
  PolicyMember(PolicyCommand command, Asked asked, OnReply<PolicyDone> reply, std::optional<Keyed<PolicyDone>> keyed);
  [[nodiscard]] std::size_t bytes() const override;

 protected:
  [[nodiscard]] Result<PolicyDone> carry_out(Batch& batch) override;

 private:
  PolicyCommand command_;
};

}  // namespace sluice::engine
