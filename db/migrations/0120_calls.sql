-- Calls to the hotline as the telephone system tells of them, who is to be called back, and the words of a call.
create schema calls;
grant usage on schema calls to gongheng_app;

-- Who sat at which extension, and when: by it a call finds its operator, however late it is told.
create table calls.seats (
  id         uuid        primary key,
  extension  text        not null,
  account_id uuid        not null,
  name       text        not null,
  unit_id    uuid,
  taken_at   timestamptz not null,
  left_at    timestamptz
);
create index seats_by_extension on calls.seats (extension, taken_at);
create unique index one_seat_an_extension on calls.seats (extension) where left_at is null;
create unique index one_seat_an_account on calls.seats (account_id) where left_at is null;
grant select, insert, update on calls.seats to gongheng_app;

create table calls.calls (
  county_code   char(6)     not null,
  id            uuid        not null,
  -- The telephone system that told of it, and the id that the call has there.
  client_id     text        not null,
  external_id   text        not null,
  -- Calls come from the whole city; the unit is that of the operator.
  area_code     char(12)    not null,
  unit_id       uuid,
  queue         text,
  extension     text,
  operator_id   uuid,
  operator_name text,
  -- Encrypted by platform/privacy; the index finds calls of one number without decrypting any.
  caller_sealed text,
  caller_index  text,
  -- The earliest moment that is known of it.
  began_at      timestamptz not null,
  queued_at     timestamptz,
  ringing_at    timestamptz,
  answered_at   timestamptz,
  abandoned_at  timestamptz,
  ended_at      timestamptz,
  -- For each field when the event happened that said it: an older one that arrives later changes nothing.
  stamps        jsonb       not null,
  -- What was told of it in events so far, by type: if a late event changes it, that is taken back.
  told          jsonb       not null default '{}',
  note_sealed   text,
  version       int         not null default 1,
  primary key (county_code, id),
  unique (county_code, client_id, external_id)
);
create index calls_by_time on calls.calls (began_at, id);
create index calls_running on calls.calls (began_at, extension) where ended_at is null and abandoned_at is null;
create index calls_by_operator on calls.calls (operator_id, began_at) where answered_at is not null;
create index calls_by_caller on calls.calls (caller_index, began_at) where caller_index is not null;
grant select, insert, update on calls.calls to gongheng_app;

-- The matters that a call led to or was about.
create table calls.call_matters (
  county_code  char(6)     not null,
  call_id      uuid        not null,
  complaint_id uuid        not null,
  area_code    char(12)    not null,
  unit_id      uuid,
  number       text        not null,
  at           timestamptz not null,
  primary key (county_code, call_id, complaint_id)
);
create index call_matters_by_complaint on calls.call_matters (complaint_id);
grant select, insert on calls.call_matters to gongheng_app;

-- Calls without a matter: counted, never about a person.
create table calls.outcomes (
  county_code   char(6)     not null,
  id            uuid        not null,
  call_id       uuid,
  area_code     char(12)    not null,
  unit_id       uuid,
  operator_id   uuid        not null,
  reason        text        not null,
  ground        text,
  pointed_to    text,
  knowledge_id  uuid,
  category_code text,
  at            timestamptz not null,
  primary key (county_code, id)
);
create unique index one_outcome_a_call on calls.outcomes (county_code, call_id) where call_id is not null;
create index outcomes_by_time on calls.outcomes (at);
grant select, insert on calls.outcomes to gongheng_app;

create table calls.call_backs (
  county_code   char(6)     not null,
  id            uuid        not null,
  area_code     char(12)    not null,
  unit_id       uuid,
  origin        text        not null check (origin in ('abandoned', 'wished')),
  state         text        not null check (state in ('open', 'taken', 'done', 'unreachable', 'settled')),
  call_id       uuid,
  caller_sealed text        not null,
  caller_index  text        not null,
  about_sealed  text,
  not_before    timestamptz,
  due_at        timestamptz not null,
  attempts      int         not null default 1,
  taken_by      uuid,
  taken_by_name text,
  -- At, by, outcome and sealed note of every try.
  tries         jsonb       not null default '[]',
  next_try_at   timestamptz,
  created_at    timestamptz not null,
  ended_at      timestamptz,
  -- How far up it has been told that it is overdue: 0 nobody, 1 operators, 2 supervisors.
  told_up       smallint    not null default 0,
  version       int         not null default 1,
  primary key (county_code, id),
  check ((ended_at is null) = (state in ('open', 'taken')))
);
-- One caller is called back once, however often they hung up.
create unique index one_call_back_a_caller on calls.call_backs (county_code, caller_index) where ended_at is null;
create index call_backs_todo on calls.call_backs (due_at, id) where ended_at is null;
create index call_backs_ended on calls.call_backs (ended_at, id) where ended_at is not null;
grant select, insert, update on calls.call_backs to gongheng_app;

-- Staff of the hotline see their area; nobody may delete.
alter table calls.calls enable row level security;
alter table calls.calls force row level security;
create policy in_scope on calls.calls using ((select scope.everything())
  or area_code = any((select scope.areas())::bpchar[]) or unit_id = any((select scope.units())::uuid[]));
alter table calls.call_matters enable row level security;
alter table calls.call_matters force row level security;
create policy in_scope on calls.call_matters using ((select scope.everything())
  or area_code = any((select scope.areas())::bpchar[]) or unit_id = any((select scope.units())::uuid[]));
alter table calls.outcomes enable row level security;
alter table calls.outcomes force row level security;
create policy in_scope on calls.outcomes using ((select scope.everything())
  or area_code = any((select scope.areas())::bpchar[]) or unit_id = any((select scope.units())::uuid[]));
alter table calls.call_backs enable row level security;
alter table calls.call_backs force row level security;
create policy in_scope on calls.call_backs using ((select scope.everything())
  or area_code = any((select scope.areas())::bpchar[]) or unit_id = any((select scope.units())::uuid[]));

-- The words for every step of a call, as they are and every version as it was.
create table calls.scripts (
  id              uuid        primary key,
  step            text        not null,
  category_code   text,
  ground          text,
  title_zh        text        not null,
  title_en        text        not null,
  text_zh         text        not null,
  text_en         text        not null,
  retired         boolean     not null default false,
  changed_at      timestamptz not null,
  changed_by_name text,
  version         int         not null default 1
);
create table calls.script_versions (
  script_id uuid  not null references calls.scripts (id),
  version   int   not null,
  script    jsonb not null,
  primary key (script_id, version)
);
grant select, insert, update on calls.scripts to gongheng_app;
grant select, insert on calls.script_versions to gongheng_app;

-- The numbers by which calls are judged: the latest version holds.
create table calls.settings (
  version         int         primary key,
  settings        jsonb       not null,
  changed_at      timestamptz not null,
  changed_by_name text
);
grant select, insert on calls.settings to gongheng_app;

-- Words to begin with; the city changes them in the workbench.
insert into calls.scripts (id, step, ground, title_zh, title_en, text_zh, text_en, changed_at)
select overlay(overlay(md5(step || coalesce(ground, '') || place) placing '5' from 13) placing '8' from 17)::uuid,
       step, ground, title_zh, title_en, text_zh, text_en, timestamptz '2026-01-01 00:00+08'
from (values
  ('greeting', null, 1, '开场问候', 'Opening',
   '您好，{hotline}政务服务便民热线，工号{operator}为您服务，请讲。',
   'Hello, this is the {hotline} citizen hotline, operator {operator} speaking. How can I help?'),
  ('greeting', null, 2, '等候较久后的问候', 'Opening after a long wait',
   '您好，让您久等了。这里是{hotline}热线，工号{operator}，请问需要什么帮助？',
   'Hello, thank you for waiting. This is the {hotline} hotline, operator {operator}. How can I help?'),
  ('ask', null, 1, '地点', 'Place',
   '请问具体在什么位置？哪个区（县）、街道，附近有什么小区、路口或门牌？',
   'Where exactly is it? Which district and street, and what estate, crossing or house number is near?'),
  ('ask', null, 2, '时间与经过', 'When and what',
   '请问是从什么时候开始的？经过是怎样的？之前向哪个部门反映过，有没有编号？',
   'Since when has this been so, and what happened? Did you turn to any office before, and do you have a number?'),
  ('ask', null, 3, '诉求', 'What is wanted',
   '您希望相关部门为您解决什么问题？',
   'What would you like the office to do about it?'),
  ('ask', null, 4, '联系与保密', 'Contact and confidence',
   '承办单位可能需要联系您，用这个号码方便吗？您的信息可以选择保密，承办单位将看不到您的姓名和电话。',
   'The unit may need to contact you; is this number all right? You may ask for confidence: the unit then sees neither your name nor your number.'),
  ('confirm', null, 1, '复述要点', 'Reading back',
   '我复述一下您反映的内容，请您听是否准确：……。您希望……，对吗？',
   'Let me read back what I wrote; please tell me whether it is right: … You would like …, is that so?'),
  ('confirm', null, 2, '告知编号与时限', 'Number and promised time',
   '已为您登记，编号会以短信发送。承办单位最迟在……前答复您，您可以凭编号和查询码在网上查看办理进度。',
   'It is registered and the number comes by text message. You will be answered by … at the latest, and can follow it online with the number and the code.'),
  ('hold', null, 1, '查询时请稍候', 'While looking something up',
   '请您稍等，我为您查询一下，大约需要一分钟，请不要挂机。',
   'Please hold for about a minute while I look this up for you.'),
  ('hold', null, 2, '久等致歉', 'After a wait',
   '感谢您的等候，我查到的情况是……',
   'Thank you for holding. What I found is …'),
  ('refusal', 'emergency', 1, '紧急事项', 'Emergencies',
   '您反映的情况紧急，请立即拨打110（报警）、119（火警）、120（急救）或122（交通事故）。需要的话我现在为您转接。',
   'This is urgent. Please call 110 (police), 119 (fire), 120 (ambulance) or 122 (traffic accident) at once. I can put you through now.'),
  ('refusal', 'litigation', 1, '诉讼、仲裁事项', 'Courts and arbitration',
   '您反映的事项已进入或应当通过诉讼、仲裁解决，热线不能受理。您可以拨打12348咨询法律服务，或向有管辖权的法院、仲裁机构提出。',
   'This is before a court or arbitration, or belongs there, so the hotline cannot take it. You can ask 12348 for legal advice, or turn to the court or arbitration body in charge.'),
  ('refusal', 'reconsideration', 1, '行政复议事项', 'Administrative reconsideration',
   '对行政行为不服的，可以自知道该行为之日起六十日内申请行政复议。热线不能代替行政复议，您可以向司法局行政复议机构咨询。',
   'Against an administrative act you can apply for reconsideration within sixty days of learning of it. The hotline cannot stand in for that; the justice bureau’s reconsideration office advises you.'),
  ('refusal', 'discipline', 1, '纪检监察事项', 'Discipline and supervision',
   '反映党员、公职人员违纪违法的，请拨打12388或登录举报网站，由纪检监察机关受理。',
   'Reports of breaches by party members and public officials are taken by the discipline and supervision bodies: call 12388 or use their website.'),
  ('refusal', 'disclosure', 1, '信息公开申请', 'Disclosure of information',
   '申请政府信息公开需要向制作或保存该信息的机关书面提出，一般二十个工作日内答复。我可以告诉您受理机关的地址和电话。',
   'A request for government information is made in writing to the office that holds it, and is as a rule answered within twenty working days. I can give you its address and telephone number.'),
  ('refusal', 'petition', 1, '已进入信访程序', 'In the petition procedure',
   '您的事项已在信访程序中办理，请凭信访编号向信访部门查询进展。新的情况也请向信访部门补充。',
   'Your matter is in the petition procedure. Please ask the petition office for its progress by your petition number, and tell them of anything new.'),
  ('refusal', 'organs', 1, '其他机关职权事项', 'Other organs',
   '这件事由人大、政协、法院、检察院或党委部门负责，热线不能转办。我可以为您提供他们的联系方式。',
   'This belongs to the congress, the consultative body, the courts, the procuratorates or the party; the hotline cannot pass it on. I can give you their contact.'),
  ('refusal', 'elsewhere', 1, '不属本市范围', 'Outside this city',
   '您反映的问题不在本市，请拨打当地区号加12345。需要的话我可以帮您查区号。',
   'This is outside our city. Please dial the area code of the place and 12345. I can look up the code for you.'),
  ('refusal', 'secrets', 1, '涉密与他人隐私', 'Secrets and privacy',
   '这件事涉及国家秘密、商业秘密或他人隐私，热线不能登记和答复，请通过法定渠道提出。',
   'This concerns state or business secrets or the privacy of somebody else; the hotline can neither record nor answer it. Please use the channel that the law provides.'),
  ('refusal', 'order', 1, '违法或违背公序良俗', 'Against the law or public order',
   '您的要求不符合法律法规，我们不能受理。如果您有其他需要帮助的事情，请讲。',
   'What you ask for is against the law, so we cannot take it. If there is anything else we can help with, please tell me.'),
  ('difficult', null, 1, '情绪激动', 'An upset caller',
   '我理解您着急的心情，请您慢慢说，我会认真记录，尽快帮您转到能解决的单位。',
   'I understand that this upsets you. Please take your time; I will write it down carefully and pass it to those who can solve it.'),
  ('difficult', null, 2, '无声来电', 'Nobody speaks',
   '您好，您的电话已接通，请讲话。……您好，听不到您的声音，请您换个地方或稍后再拨，再见。',
   'Hello, you are through, please speak. … I cannot hear you. Please move or call again a little later. Goodbye.'),
  ('difficult', null, 3, '骚扰来电', 'Harassment',
   '您的话与政务服务无关，请不要占用热线。如继续如此，我将结束通话并作记录。',
   'This has nothing to do with public services; please do not occupy the hotline. If it goes on I will end and record the call.'),
  ('difficult', null, 4, '有轻生等危险言语', 'Danger to life',
   '请您不要挂机，我一直在。请告诉我您现在的位置，我同时帮您联系110和120。',
   'Please stay on the line, I am with you. Tell me where you are; I am calling 110 and 120 for you at the same time.'),
  ('call-back', null, 1, '回拨未接来电', 'Calling back a call given up',
   '您好，这里是{hotline}热线，工号{operator}。您刚才来电我们没有及时接起，很抱歉。请问您需要什么帮助？',
   'Hello, this is the {hotline} hotline, operator {operator}. We are sorry that we did not answer your call in time. How can we help?'),
  ('closing', null, 1, '结束语', 'Closing',
   '请问还有其他需要帮助的吗？感谢您的来电，稍后请对本次服务作出评价，再见。',
   'Is there anything else? Thank you for calling. You will be asked to rate this call. Goodbye.')
) as words (step, ground, place, title_zh, title_en, text_zh, text_en);
